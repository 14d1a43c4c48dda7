package agent.authz_test

import rego.v1

import data.agent.authz

table := {
	"roles": [{"name": "user", "permissions": ["runs:create", "runs:read-own"]}, {"name": "admin", "permissions": ["*"]}],
	"serviceAccounts": [{"name": "nightly", "permissions": ["tools:read"]}],
	"attributes": ["department"],
}

ann := {"id": "ann", "tenant": "a", "roles": ["user"], "kind": "user"}

ask(principal, permission, resource) if {
	authz.decision.allowed with input as {
		"principal": principal,
		"permission": permission,
		"resource": resource,
		"table": table,
	}
}

mine := {"tenant": "a", "owner": "ann"}

theirs := {"tenant": "a", "owner": "bob"}

test_role_grants if ask(ann, "runs:create", null)

test_own_only if {
	ask(ann, "runs:read", mine)
	not ask(ann, "runs:read", theirs)
}

test_denied_by_default if {
	not ask(ann, "runs:cancel", mine)
	not ask(object.union(ann, {"roles": []}), "runs:create", null)
}

test_other_tenant_never if not ask(object.union(ann, {"roles": ["admin"]}), "runs:read", {"tenant": "b", "owner": "ann"})

test_own_erasure_always if ask(object.union(ann, {"roles": []}), "memory:erase", mine)

test_service_account if {
	service := {"id": "nightly", "tenant": "a", "roles": [], "kind": "service"}
	ask(service, "tools:read", null)
	not ask(object.union(service, {"kind": "user"}), "tools:read", null)
}

test_attribute_narrows if {
	admin := object.union(ann, {"roles": ["admin"]})
	sold := object.union(theirs, {"attributes": {"department": "sales"}})
	not ask(admin, "runs:approve", sold)
	ask(object.union(admin, {"attributes": {"department": "sales"}}), "runs:approve", sold)
}
