package clientele.steps.core.manifold.graph;

import clientele.steps.core.neighbour.Neighbours;

/**
 * One customer's joins: those they name and those who name them, united as fuzzy sets, a + b − a·b.
 * Scratch space of one thread.
 */
final class FuzzyUnion {
  final Neighbours neighbours;
  final float[] memberships;
  final Incoming incoming;
  int[] heads = new int[64];
  float[] weights = new float[64];
  int size;

  FuzzyUnion(Neighbours neighbours, float[] memberships, Incoming incoming) {
    this.neighbours = neighbours;
    this.memberships = memberships;
    this.incoming = incoming;
  }

  int union(int customer) {
    int k = neighbours.k();
    int in = incoming.starts[customer];
    int inEnd = incoming.starts[customer + 1];
    size = 0;
    if (heads.length < k + inEnd - in) {
      heads = new int[2 * (k + inEnd - in)];
      weights = new float[heads.length];
    }
    for (int j = 0; j < k && neighbours.id(customer, j) != Neighbours.NOBODY; j++) {
      insert(neighbours.id(customer, j), memberships[customer * k + j]);
    }
    for (; in < inEnd; in++) {
      insert(incoming.places[in] / k, memberships[incoming.places[in]]);
    }
    return size;
  }

  private void insert(int head, float weight) {
    int at = size;
    while (at > 0 && heads[at - 1] > head) {
      at--;
    }
    if (at > 0 && heads[at - 1] == head) {
      float other = weights[at - 1];
      weights[at - 1] = other + weight - other * weight;
      return;
    }
    System.arraycopy(heads, at, heads, at + 1, size - at);
    System.arraycopy(weights, at, weights, at + 1, size - at);
    heads[at] = head;
    weights[at] = weight;
    size++;
  }

  /** Who names whom as a neighbour, turned round. */
  static final class Incoming {
    final int[] starts;
    final int[] places; // of the naming in the neighbours' rows, by who is named, ascending

    Incoming(Neighbours neighbours) {
      int n = neighbours.points();
      int k = neighbours.k();
      starts = new int[n + 2];
      for (int place = 0; place < n * k; place++) {
        int id = neighbours.id(place / k, place % k);
        if (id != Neighbours.NOBODY) {
          starts[id + 2]++;
        }
      }
      for (int i = 2; i < starts.length; i++) {
        starts[i] += starts[i - 1];
      }
      places = new int[starts[n + 1]];
      for (int place = 0; place < n * k; place++) {
        int id = neighbours.id(place / k, place % k);
        if (id != Neighbours.NOBODY) {
          places[starts[id + 1]++] = place;
        }
      }
    }
  }
}
