"""What a Process Run Crate 0.5 on RO-Crate 1.1 must be, as far as one file can show it.

source: RO-Crate 1.1 (root data entity; data entities), Process Run Crate 0.5 (requirements). Each
line of `problems_of` is a MUST of one of them; what the two only recommend is not looked at, but
for what this project promises besides: no times, no path of a machine."""
import re

CRATE = "https://w3id.org/ro/crate/1.1"
PROFILE = re.compile(r"https://w3id\.org/ro/wfrun/process/\d+\.\d+$")
ACTIONS = {"CreateAction", "ActivateAction", "UpdateAction"}
TOOLS = {"SoftwareApplication", "SoftwareSourceCode", "ComputationalWorkflow"}


def listed(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def types_of(entity):
    return set(listed(entity.get("@type")))


def problems_of(crate):
    """A sentence for each requirement that is not met."""
    wrong = []

    def must(good, words):
        if not good:
            wrong.append(words)

    graph = crate.get("@graph", [])
    must("https://w3id.org/ro/crate/1.1/context" in listed(crate.get("@context")),
         "@context lacks that of RO-Crate 1.1")
    must(len({e.get("@id") for e in graph}) == len(graph), "an @id stands twice")
    by_id = {e.get("@id"): e for e in graph}
    about = by_id.get("ro-crate-metadata.json", {})
    must("CreativeWork" in types_of(about), "no metadata descriptor of type CreativeWork")
    must(about.get("conformsTo", {}).get("@id") == CRATE, "the descriptor conforms to no RO-Crate 1.1")
    root = by_id.get(about.get("about", {}).get("@id"), {})
    must("Dataset" in types_of(root), "no root data entity of type Dataset")
    must(str(root.get("@id", "")).endswith("/"), "the root's @id does not end with a slash")
    for key in ("name", "description", "datePublished", "license"):
        must(root.get(key), f"the root has no {key}")
    must(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(root.get("datePublished"))),
         "datePublished is no ISO date")
    conforms = [c.get("@id") for c in listed(root.get("conformsTo"))]
    profiles = [c for c in conforms if PROFILE.match(str(c))]
    must(profiles, "the root conforms to no Process Run Crate")
    for profile in profiles:
        must("CreativeWork" in types_of(by_id.get(profile, {})), "the profile is no CreativeWork")
    parts = {p["@id"] for p in listed(root.get("hasPart"))}
    for entity in graph:
        must(entity.get("@id") and types_of(entity), f"an entity without @id or @type: {entity}")
        if "File" in types_of(entity):
            must(entity["@id"] in parts, f"{entity['@id']} is no part of the root")
    for part in parts:
        must(part in by_id and "File" in types_of(by_id[part]), f"{part} is no File of the graph")
    actions = [e for e in graph if types_of(e) & ACTIONS]
    must(actions, "no action")
    for action in actions:
        for tool in listed(action.get("instrument")) or [{}]:
            must(types_of(by_id.get(tool.get("@id"), {})) & TOOLS, "an action by no software")
        for key in ("object", "result"):
            for one in listed(action.get(key)):
                must(one.get("@id") in by_id, f"{key} {one.get('@id')} is not in the graph")
        for key in ("startTime", "endTime"):
            must(key not in action, f"{key}: a run holds no clock")
    for entity in graph:
        for value in entity.values():
            must(not (isinstance(value, str) and value.startswith("/")), f"a machine's path: {value}")
    return wrong
