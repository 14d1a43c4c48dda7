# The decisions of the policy table in policy-table.ts, for OPA: the service sends the table with each question.
package agent.authz

import rego.v1

default decision := {"allowed": false, "reason": "no rule grants it"}

decision := {"allowed": false, "reason": "it belongs to another tenant"} if foreign

decision := {"allowed": true, "reason": "the development key may do everything"} if {
	not foreign
	input.principal.kind == "development"
}

decision := {"allowed": false, "reason": "an attribute differs"} if {
	not foreign
	input.principal.kind != "development"
	unmet
}

decision := {"allowed": true, "reason": sprintf("granted: %s", [input.permission])} if {
	not foreign
	input.principal.kind != "development"
	not unmet
	some grant in grants
	covers(grant)
}

foreign if input.resource.tenant != input.principal.tenant

unmet if {
	some name in input.table.attributes
	input.resource.attributes
	object.get(input.resource.attributes, name, null) != object.get(input.principal, ["attributes", name], null)
}

grants contains "memory:erase-own"

grants contains permission if {
	some role in input.table.roles
	role.name in input.principal.roles
	some permission in role.permissions
}

grants contains permission if {
	input.principal.kind == "service"
	some account in input.table.serviceAccounts
	account.name == input.principal.id
	some permission in account.permissions
}

covers("*")

covers(grant) if grant == input.permission

covers(grant) if grant == concat(":", [split(input.permission, ":")[0], "*"])

covers(grant) if {
	input.resource.owner == input.principal.id
	grant == concat("", [input.permission, "-own"])
}
