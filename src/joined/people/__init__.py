"""People, and who may reach them.

*Person*: somebody a request, care or a worry is about; *provisional* until matched. *Relationship*: the reason
to look, from and until. *Consent*: a person's choice for one organisation and one scope; NHS and council share
unless the person objects, others only what was given. *Exclusion*: this member of staff never. *Safe contact*:
for each channel, whether it is allowed, whether it is safe, and how much may be said.
"""
