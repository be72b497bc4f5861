"""The manifests for Kubernetes: valid by its own schemas, closed in, and in agreement with one another."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from widgets.serving.settings import PROJECT

FOLDER = PROJECT / "deploy/kubernetes"
NEWEST, OLDEST = "1.37", "1.32"
"""The versions of Kubernetes that the manifests are for; `sleep` before the end of a pod needs the older one."""


def load(path: Path) -> dict[str, Any]:
    """Return the one object of a file."""
    return yaml.safe_load(path.read_text("utf-8"))


KUSTOMIZATION = load(FOLDER / "kustomization.yaml")
LOADED = [load(FOLDER / name) for name in KUSTOMIZATION["resources"]]
OBJECTS = {f"{one['kind']}/{one['metadata']['name']}": one for one in LOADED}
DEPLOYMENT = OBJECTS["Deployment/workbook"]
POD = DEPLOYMENT["spec"]["template"]["spec"]
(CONTAINER,) = POD["containers"]
LABELS = DEPLOYMENT["spec"]["template"]["metadata"]["labels"]


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("name", OBJECTS)
def test_each_object_fits_the_schema_of_kubernetes(name: str, version: str) -> None:
    """No field is unknown, missing or of the wrong kind, in any supported version."""
    assert version == kubernetes_validate.validate(OBJECTS[name], version, strict=True)


def test_the_schema_sees_a_mistake() -> None:
    """A misspelt field is refused: the check above does check."""
    wrong = {**DEPLOYMENT, "spec": {**DEPLOYMENT["spec"], "replica": 2}}

    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, NEWEST, strict=True)


def test_nothing_is_left_out() -> None:
    """Every file of the folder is among the resources, and all kinds that are needed are there."""
    files = {path.name for path in FOLDER.glob("*.yaml")} - {"kustomization.yaml"}
    kinds = {name.split("/")[0] for name in OBJECTS}

    assert files == set(KUSTOMIZATION["resources"])
    assert {
        "Namespace",
        "Deployment",
        "Service",
        "Ingress",
        "HorizontalPodAutoscaler",
        "PodDisruptionBudget",
        "NetworkPolicy",
    } == kinds


def test_a_pod_may_do_nothing_but_serve() -> None:
    """As nobody, on a read-only root, without capabilities or a token, with only /tmp to write to."""
    assert POD["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 65532,
        "runAsGroup": 65532,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert POD["automountServiceAccountToken"] is False
    assert CONTAINER["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [{"name": "tmp", "mountPath": "/tmp"}] == CONTAINER["volumeMounts"]
    assert (
        "restricted"
        == OBJECTS["Namespace/workbook"]["metadata"]["labels"]["pod-security.kubernetes.io/enforce"]
    )


def test_only_the_proxy_and_prometheus_reach_a_pod_and_a_pod_reaches_nobody() -> None:
    """The policy names both directions, allows two namespaces in, and nothing out."""
    policy = OBJECTS["NetworkPolicy/workbook"]["spec"]
    (rule,) = policy["ingress"]

    assert {"Ingress", "Egress"} == set(policy["policyTypes"])
    assert [] == policy["egress"]
    assert [["namespaceSelector"], ["namespaceSelector"]] == [list(peer) for peer in rule["from"]]


def test_everything_means_the_same_pods() -> None:
    """Each selector, and each name and port by which one object means another, finds its target."""
    selectors = [
        *_found("matchLabels", [one for name, one in OBJECTS.items() if "NetworkPolicy" not in name]),
        OBJECTS["NetworkPolicy/workbook"]["spec"]["podSelector"]["matchLabels"],
        OBJECTS["Service/workbook"]["spec"]["selector"],
    ]
    ports = {name: one["spec"]["ports"][0]["name"] for name, one in OBJECTS.items() if "Service" in name}
    backends = _found("service", OBJECTS["Ingress/workbook"])
    target = OBJECTS["HorizontalPodAutoscaler/workbook"]["spec"]["scaleTargetRef"]

    assert [] == [one for one in selectors if one != LABELS]
    assert [] == [one for one in backends if ports.get(f"Service/{one['name']}") != one["port"]["name"]]
    assert CONTAINER["ports"][0]["name"] == OBJECTS["Service/workbook"]["spec"]["ports"][0]["targetPort"]
    assert ("Deployment", "workbook") == (target["kind"], target["name"])


def test_a_reader_stays_with_one_pod() -> None:
    """Both dialects set a cookie that names the server, over https only, and the same one."""
    traefik = OBJECTS["Service/workbook"]["metadata"]["annotations"]
    nginx = OBJECTS["Ingress/workbook"]["metadata"]["annotations"]

    assert "true" == traefik["traefik.ingress.kubernetes.io/service.sticky.cookie"]
    assert "cookie" == nginx["nginx.ingress.kubernetes.io/affinity"]
    assert (
        traefik["traefik.ingress.kubernetes.io/service.sticky.cookie.name"]
        == nginx["nginx.ingress.kubernetes.io/session-cookie-name"]
    )
    assert ("true", "true") == (
        traefik["traefik.ingress.kubernetes.io/service.sticky.cookie.secure"],
        nginx["nginx.ingress.kubernetes.io/session-cookie-secure"],
    )


def test_readers_do_not_see_the_metrics() -> None:
    """The way to /metrics ends at a service without pods."""
    paths = {path["path"]: path for path in OBJECTS["Ingress/workbook"]["spec"]["rules"][0]["http"]["paths"]}
    name = paths["/metrics"]["backend"]["service"]["name"]

    assert "Exact" == paths["/metrics"]["pathType"]
    assert "selector" not in OBJECTS[f"Service/{name}"]["spec"]


def test_there_is_memory_for_every_place() -> None:
    """400 MiB for the server and 80 for each page fit into the limit, and more pods come before places run out."""
    places = int(next(arg for arg in CONTAINER["args"] if arg.startswith("--kernels=")).partition("=")[2])
    scaler = OBJECTS["HorizontalPodAutoscaler/workbook"]["spec"]
    (metric,) = scaler["metrics"]

    assert "2Gi" == CONTAINER["resources"]["limits"]["memory"] == CONTAINER["resources"]["requests"]["memory"]
    assert 400 + 80 * places <= 2048
    assert "workbook_kernels" == metric["pods"]["metric"]["name"]
    assert int(metric["pods"]["target"]["averageValue"]) <= 0.7 * places
    assert scaler["minReplicas"] >= 2
    assert "replicas" not in DEPLOYMENT["spec"]


def test_open_pages_are_not_ended_because_new_ones_cannot_begin() -> None:
    """Only readiness asks /health; the probe that restarts a pod asks for a text that needs nothing."""
    assert "/health" == CONTAINER["readinessProbe"]["httpGet"]["path"]
    assert "/robots.txt" == CONTAINER["livenessProbe"]["httpGet"]["path"]
    assert POD["terminationGracePeriodSeconds"] >= 60


def _found(key: str, value: Any) -> Iterator[Any]:
    """Yield each value under this key, however deep."""
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == key)
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _found(key, one)
