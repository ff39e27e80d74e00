"""Which help there is: the catalogue from which a course of help is agreed with somebody (C34).

*Intervention*: one kind of help, in plain words, with its evidence, who may deliver it, its usual dose, and from when
until when it stands in the catalogue. *The standard's own*: the core functions of a community team, everywhere.
*Local*: added by a place, dated, with who agreed it and how many of them have lived experience. *Kind*: what the
national counts take it for. Nobody's care stands here: what is agreed with a person is a course, in `caseload`.
"""
