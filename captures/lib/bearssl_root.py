"""root.pem as BearSSL wants it: a C array of its name and its P-256 point."""
import base64
import re
import subprocess

der = subprocess.run(["openssl", "x509", "-in", "root.pem", "-noout", "-pubkey"], capture_output=True, text=True, check=True).stdout
point = base64.b64decode(re.sub(r"-----.*?-----|\s", "", der))[-65:]
whole = base64.b64decode(re.sub(r"-----.*?-----|\s", "", open("root.pem").read()))


def item(data, at):
    """Where the content of the DER item at `at` begins, and where it ends."""
    length, start = data[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        length, start = int.from_bytes(data[start:start + count], "big"), start + count
    return start, start + length


at = item(whole, item(whole, 0)[0])[0]
for _ in range(5):  # version, serial, algorithm, issuer, validity
    at = item(whole, at)[1]
name = whole[at:item(whole, at)[1]]
for label, data in (("NAME", name), ("POINT", point)):
    print(f"static unsigned char {label}[] = {{{', '.join(map(str, data))}}};")
print("static const br_x509_trust_anchor ROOTS[] = {{{NAME, sizeof NAME}, BR_X509_TA_CA, {BR_KEYTYPE_EC, "
      "{.ec = {BR_EC_secp256r1, POINT, sizeof POINT}}}}};")
