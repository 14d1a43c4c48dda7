mine
two
three
four
five
six
