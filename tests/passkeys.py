"""A passkey in software, as a browser would hand on its answers."""

import base64
import hashlib
import json
import secrets
import struct
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def raw(words: str) -> bytes:
    return base64.urlsafe_b64decode(words + "=" * (-len(words) % 4))


class SoftPasskey:
    """Made at one host, for one account."""

    def __init__(self, user: Any, host: str = "localhost") -> None:
        self.user, self.host = user, host
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.count = 0
        self.row = Authenticator.objects.create(
            user=user,
            type=Authenticator.Type.WEBAUTHN,
            data={"name": "Soft", "credential": self._registration()},
        )

    def answer(self, options: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Return the answer to what the page asks; `changes` make it wrong in one place."""
        given = {
            "type": "webauthn.get",
            "challenge": options["publicKey"]["challenge"],
            "origin": f"http://{self.host}",
            "flags": PRESENT | VERIFIED,
            "rp": self.host,
            "id": self.id,
            "key": self.key,
            **changes,
        }
        client = self._client(given["type"], given["challenge"], given["origin"])
        self.count += 1
        data = (
            hashlib.sha256(given["rp"].encode()).digest()
            + bytes([given["flags"]])
            + struct.pack(">I", self.count)
        )
        signature = given["key"].sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._credential(
            given["id"],
            {
                "clientDataJSON": text(client),
                "authenticatorData": text(data),
                "signature": text(signature),
                "userHandle": None,
            },
        )

    def _registration(self) -> dict[str, Any]:
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        data = (
            hashlib.sha256(self.host.encode()).digest()
            + bytes([PRESENT | VERIFIED | ATTESTED])
            + struct.pack(">I", 0)
            + bytes(16)
            + struct.pack(">H", len(self.id))
            + self.id
            + public
        )
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", text(b"x" * 32), f"http://{self.host}")
        return self._credential(
            self.id, {"clientDataJSON": text(client), "attestationObject": text(attestation)}
        )

    @staticmethod
    def _client(kind: str, challenge: str, origin: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": origin}).encode()

    @staticmethod
    def _credential(id: bytes, response: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": text(id),
            "rawId": text(id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": response,
        }
