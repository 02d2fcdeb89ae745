"""Scores the payment in a file. Usage: python3 score_payment.py payment.json [key of this payment]
Environment: GATEWAY=https://host:port CA=ca.pem CERT=caller.pem KEY=caller.key"""
import json, os, ssl, sys, time, urllib.error, urllib.request, uuid

context = ssl.create_default_context(cafile=os.environ["CA"])
context.minimum_version = ssl.TLSVersion.TLSv1_3
context.load_cert_chain(os.environ["CERT"], os.environ["KEY"])


def score(body: bytes, key: str) -> dict:
    request = urllib.request.Request(os.environ["GATEWAY"] + "/api/v1/scores", data=body,
                                     headers={"Content-Type": "application/json", "Idempotency-Key": key})
    for attempt in range(1, 4):  # the same key: a payment is scored once, whatever happens to the answer
        try:
            with urllib.request.urlopen(request, context=context, timeout=5) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            if problem.code not in (409, 429, 503):  # refused: trying again will not help
                raise SystemExit(f"refused: {json.load(problem).get('code')}")
        except (urllib.error.URLError, TimeoutError):
            pass
        time.sleep(attempt)
    raise SystemExit("no score in time: your own rules decide")


answer = score(open(sys.argv[1], "rb").read(), sys.argv[2] if len(sys.argv) > 2 else str(uuid.uuid4()))
print(answer["scorePpm"], answer["decisionBand"], answer["sides"], answer["receipt"]["receiptId"])
