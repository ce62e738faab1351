"""What TVAE (Xu et al. 2019, section 4.2) does with a table before its first epoch, by scikit-learn.

Each column of numbers gets a variational mixture of at most ten Gaussians, and each of its numbers a mode drawn by
responsibility, the deviations from it, and one input a mode; each other column one input a level. Prints one line of JSON,
and writes the rows and the lengths of their parts (1 for deviations), which TorchTvae trains on, beside the table.

  python3 tvae_preparation.py --data=FOLDER --threads=1
"""
import argparse
import os

arguments = argparse.ArgumentParser()
arguments.add_argument("--data")
arguments.add_argument("--threads")
options = arguments.parse_args()
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = options.threads

import csv
import json
import resource
import time
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import BayesianGaussianMixture

MODES = 10
LEAST_WEIGHT = 0.005
REPETITIONS = 3


def columns(path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    return [np.array(column) for column in zip(*rows[1:])]


def typed(column):
    try:
        return column.astype(float)
    except ValueError:
        return column


def modes(numbers, random):
    """Deviations from a mode, and which mode it is."""
    values = numbers[:, None]
    mixture = BayesianGaussianMixture(
        n_components=MODES, weight_concentration_prior_type="dirichlet_process",
        weight_concentration_prior=0.001, max_iter=100, n_init=1, random_state=0)
    mixture.fit(values)
    used = mixture.weights_ > LEAST_WEIGHT
    shares = mixture.predict_proba(values)[:, used] + 1e-6
    cumulative = np.cumsum(shares, axis=1)
    drawn = random.random(len(numbers))[:, None] * cumulative[:, -1:]
    chosen = (drawn > cumulative).sum(axis=1)
    means = mixture.means_[used, 0]
    deviations = np.sqrt(mixture.covariances_[used].ravel())
    scaled = (numbers - means[chosen]) / (4 * deviations[chosen])
    return [np.clip(scaled, -0.99, 0.99)[:, None], np.eye(used.sum())[chosen]]


def levels(texts):
    distinct, index = np.unique(texts, return_inverse=True)
    return [np.eye(len(distinct))[index]]


def prepare(table):
    random = np.random.default_rng(1)
    parts = []
    for column in table:
        parts += modes(column, random) if column.dtype == float else levels(column)
    return np.hstack(parts).astype(np.float32), np.array([part.shape[1] for part in parts], np.int32)


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    warnings.simplefilter("ignore", ConvergenceWarning)
    table = [typed(column) for column in columns(os.path.join(options.data, "table.csv"))]
    laps = []
    for _ in range(REPETITIONS):
        cpu, start = cpu_seconds(), time.perf_counter()
        rows, lengths = prepare(table)
        laps.append((time.perf_counter() - start, cpu_seconds() - cpu))
    np.save(os.path.join(options.data, "tvae_rows.npy"), rows)
    np.save(os.path.join(options.data, "tvae_parts.npy"), lengths)
    seconds, cpu = sorted(laps)[len(laps) // 2]
    print(json.dumps({"seconds_per_iteration": seconds, "cpu_seconds": cpu, "avg_log_likelihood": None,
                      "peak_rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


main()
