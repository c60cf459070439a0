"""botocore (Debian's python3-boto3) against the emulator: one line of JSON for each case, as the JavaScript scripts print it.

Usage: python3 aws_boto3.py http://127.0.0.1:PORT [case...]
"""
import json
import struct
import sys
import time
import urllib.request
import zlib

import boto3
from botocore.config import Config

MODEL = "arn:aws:rekognition:eu-west-1:123456789012:project/shop/version/shop.2026-01-02/1767312000000"
ENDPOINT = sys.argv[1].rstrip("/")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=320, height=240, size=0):
    """A grey PNG of one bit per pixel, padded to a size where a case asks for it."""
    row = b"\0" + b"\xaa" * ((width + 7) // 8)
    head = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(row * height))
    tail = chunk(b"IEND", b"")
    missing = size - len(head) - len(tail) - 12
    return head + (chunk(b"paDd", bytes(missing)) if missing >= 0 else b"") + tail


def emulator(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(ENDPOINT + path, data=data, method=method, headers={"content-type": "application/json"})
    with urllib.request.urlopen(request) as response:
        text = response.read()
        return json.loads(text) if text else None


def connect(key="emulator", secret="emulator", token=None, attempts=None, read_timeout=60, region="eu-west-1"):
    retries = {"total_max_attempts": attempts} if attempts else {}
    return boto3.client(
        "rekognition",
        endpoint_url=ENDPOINT,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=Config(retries=retries, read_timeout=read_timeout, parameter_validation=False),
    )


def detect(request=None, **client):
    answer = connect(**client).detect_labels(**{"Image": {"Bytes": png()}, **(request or {})})
    return {"labels": len(answer["Labels"]) > 0, "retries": answer["ResponseMetadata"]["RetryAttempts"]}


def with_fault(rule, **client):
    def act():
        emulator("PUT", "/emulator/faults", {"rules": [rule]})
        return detect(**client)

    return act


def fault(kind, count=None, **more):
    return {"provider": "aws-rekognition", "kind": kind, "firstRequests": count, **more}


def aws(error, count=None):
    return fault("error", count, error=error)


def labels():
    answer = connect().detect_labels(Image={"Bytes": png()})
    metadata = answer["ResponseMetadata"]
    scores = [label["Confidence"] for label in answer["Labels"]]
    return {
        "any": len(scores) > 0,
        "sorted": scores == sorted(scores, reverse=True),
        "scores": all(55 <= score <= 100 for score in scores),
        "keys": all(list(label) == ["Name", "Confidence", "Instances", "Parents", "Aliases", "Categories"] for label in answer["Labels"]),
        "model": answer["LabelModelVersion"],
        "requestId": len(metadata["RequestId"]) == 36,
        "type": metadata["HTTPHeaders"]["content-type"],
    }


def image_properties():
    answer = connect().detect_labels(Image={"Bytes": png()}, Features=["GENERAL_LABELS", "IMAGE_PROPERTIES"])
    colors = answer["ImageProperties"]["DominantColors"]
    return {
        "any": len(colors) > 0,
        "hex": all(color["HexCode"] == "#%02x%02x%02x" % (color["Red"], color["Green"], color["Blue"]) for color in colors),
        "instances": all("DominantColors" in instance for label in answer["Labels"] for instance in label["Instances"]),
    }


def custom_labels():
    answer = connect().detect_custom_labels(ProjectVersionArn=MODEL, Image={"Bytes": png()}, MinConfidence=0)
    return {"list": isinstance(answer["CustomLabels"], list)}


CASES = {
    "labels": labels,
    "image_properties": image_properties,
    "custom_labels": custom_labels,
    "max_labels": lambda: {"labels": len(connect().detect_labels(Image={"Bytes": png()}, MaxLabels=2)["Labels"])},
    "no_image": lambda: detect({"Image": {"Bytes": b"This is not an image. " * 40}}),
    "too_many_bytes": lambda: detect({"Image": {"Bytes": png(size=5_242_881)}}),
    "too_small": lambda: detect({"Image": {"Bytes": png(79, 200)}}),
    "too_wide": lambda: detect({"Image": {"Bytes": png(10_001, 100)}}),
    "no_such_object": lambda: detect({"Image": {"S3Object": {"Bucket": "no-such-bucket", "Name": "a.png"}}}),
    "bytes_and_object": lambda: detect({"Image": {"Bytes": png(), "S3Object": {"Bucket": "some-bucket", "Name": "a.png"}}}),
    "neither_bytes_nor_object": lambda: detect({"Image": {}}),
    "confidence_over_100": lambda: detect({"MinConfidence": 101.0}),
    "unknown_feature": lambda: detect({"Features": ["SMELLS"]}),
    "operation_that_is_not_there": lambda: connect().detect_faces(Image={"Bytes": png()}),
    "wrong_secret": lambda: detect(secret="not-the-secret"),
    "wrong_key_id": lambda: detect(key="not-the-key"),
    "unknown_session_token": lambda: detect(token="not-a-token"),
    "another_region": lambda: detect(region="ap-southeast-2"),
    "access_denied": with_fault(aws("AccessDeniedException")),
    "expired_token": with_fault(aws("ExpiredTokenException")),
    "throttled_once": with_fault(aws("ThrottlingException", 1)),
    "throttled_as_a_server_error_once": with_fault(aws("ThrottlingException/500", 1)),
    "throttled_without_retries": with_fault(aws("ThrottlingException", 1), attempts=1),
    "rate_exceeded_once": with_fault(aws("ProvisionedThroughputExceededException", 1)),
    "internal_error_once": with_fault(aws("InternalServerError", 1)),
    "internal_error_without_retries": with_fault(aws("InternalServerError", 1), attempts=1),
    "limit_exceeded": with_fault(aws("LimitExceededException"), attempts=1),
    "model_not_found": with_fault(aws("ResourceNotFoundException")),
    "model_not_ready": with_fault(aws("ResourceNotReadyException")),
    "slow_answer": with_fault(fault("latency", latency={"milliseconds": 30_000}), attempts=1, read_timeout=0.5),
    "connection_reset": with_fault(fault("connectionReset", 1), attempts=1),
    "connection_reset_once": with_fault(fault("connectionReset", 1)),
    "connection_lost_in_the_answer": with_fault(fault("truncated", 1), attempts=1),
    "garbage": with_fault(fault("garbage", 1), attempts=1),
}


def describe(error):
    response = getattr(error, "response", None)
    seen = {"outcome": "error", "class": type(error).__name__, "text": str(error)[:300]}
    if isinstance(response, dict):
        metadata = response.get("ResponseMetadata", {})
        seen.update(code=response["Error"]["Code"], status=metadata.get("HTTPStatusCode"), retries=metadata.get("RetryAttempts"))
        seen["modelled"] = type(error).__name__ != "ClientError"
    return seen


def observe(act):
    emulator("POST", "/emulator/reset")
    emulator("PUT", "/emulator/faults", {"rules": []})
    started = time.monotonic()
    try:
        seen = {"outcome": "answer", **act()}
    except Exception as error:  # noqa: BLE001 - whatever the client reports is what this script is after
        seen = describe(error)
    requests = sum(provider["requests"] for provider in emulator("GET", "/emulator/usage")["providers"].values())
    return {**seen, "requests": requests, "seconds": round(time.monotonic() - started, 1)}


for name, act in CASES.items():
    if len(sys.argv) == 2 or name in sys.argv[2:]:
        print(json.dumps({"case": name, **observe(act)}), flush=True)
emulator("POST", "/emulator/reset")
emulator("PUT", "/emulator/faults", {"rules": []})
