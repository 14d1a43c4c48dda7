/** Who may change a file: the classes that a pack gives its files. */
export type FileClassName = 'enforced' | 'managed' | 'seeded' | 'keys' | 'region' | 'generated';
