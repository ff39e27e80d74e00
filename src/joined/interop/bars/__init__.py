"""BaRS, the NHS booking and referral standard: messages that other systems send us (FHIR R4, XML or JSON).

Bytes      what arrived; nothing in them is trusted
Tree       the same, opened within limits; still untyped
Shaped     the same, with every element put as FHIR defines it; what does not fit becomes a problem
Reading    what our house needs of one message, and its problems
Problem    a path and a plain sentence for the sender; never anybody's data
Refusal    one of the few reasons not to receive a message (standards: BaRS core guide, our short list)
Answer     what became of one file: received, duplicate or refused
"""
