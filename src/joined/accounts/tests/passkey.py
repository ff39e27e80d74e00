"""An authenticator in software: makes and uses one passkey as a browser would, user verified (W3C WebAuthn 2)."""

import dataclasses
import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor, cose
from fido2.utils import websafe_decode, websafe_encode

USER_PRESENT, USER_VERIFIED, HAS_CREDENTIAL = 0x01, 0x04, 0x40


@dataclasses.dataclass
class Passkey:
    """One key pair, kept for one site and one user."""

    origin: str = "http://testserver"
    verifies_user: bool = True
    id: bytes = dataclasses.field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = dataclasses.field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    user: str = ""
    site: str = ""

    def create(self, options: dict) -> str:
        """What a browser sends after `navigator.credentials.create(options)`."""
        asked = options["publicKey"]
        self.user, self.site = asked["user"]["id"], asked["rp"]["id"]
        public = cbor.encode(dict(cose.ES256.from_cryptography_key(self.key.public_key())))
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        attested = {"fmt": "none", "attStmt": {}, "authData": self._data(HAS_CREDENTIAL) + credential}
        response = {
            "clientDataJSON": websafe_encode(self._client("webauthn.create", asked["challenge"])),
            "attestationObject": websafe_encode(cbor.encode(attested)),
        }
        return self._credential(response, {"credProps": {"rk": True}})

    def get(self, options: dict) -> str:
        """What a browser sends after `navigator.credentials.get(options)`."""
        client = self._client("webauthn.get", options["publicKey"]["challenge"])
        data = self._data()
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self.user,
        }
        return self._credential(response, {})

    def _data(self, flags: int = 0) -> bytes:
        flags |= USER_PRESENT | (USER_VERIFIED if self.verifies_user else 0)
        return hashlib.sha256(self.site.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        assert websafe_decode(challenge)
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _credential(self, response: dict, extensions: dict) -> str:
        identity = websafe_encode(self.id)
        return json.dumps(
            {
                "type": "public-key",
                "id": identity,
                "rawId": identity,
                "response": response,
                "clientExtensionResults": extensions,
            }
        )
