"""What we say to other systems: FHIR R4 resources as plain trees, and how they are asked for.

Resource   a tree as FHIR's JSON has it, `resourceType` first
Fault      why something was not answered: HTTP status, FHIR's type of issue, a sentence without personal data
"""
