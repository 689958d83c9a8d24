package clientele.steps.bench;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.hierarchy.Agglomerative;
import clientele.steps.core.clustering.hierarchy.Linkage;
import clientele.steps.core.clustering.weka.Hierarchical;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * Beside Weka in one run, on two threads each: 100 full trees on bootstrap samples (ours with the
 * leaf encoding, of which Weka's knows none), and Ward's hierarchy of a plane in eight clusters.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class WekaBenchmark {
  @Param({"4338", "20000", "100000"})
  int customers;

  private Matrix features;
  private Matrix plane;
  private Instances instances;

  @Setup
  public void shop() {
    features = Shop.features(customers);
    double[] xy = new double[2 * customers];
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int f = 0; f < features.columns(); f++) {
      attributes.add(new Attribute("f" + f));
    }
    instances = new Instances("shop", attributes, customers);
    for (int i = 0; i < customers; i++) {
      xy[2 * i] = Math.log(features.at(i, 1));
      xy[2 * i + 1] = Math.log(features.at(i, 2));
      instances.add(new DenseInstance(1, features.row(i)));
    }
    instances.setClassIndex(1);
    plane = Matrix.of(customers, 2, xy);
  }

  @Benchmark
  public LeafEncoding forest() {
    ForestParams full = ForestParams.of(ForestParams.Kind.BOOTSTRAP).withMinLeaf(1);
    return Forest.fit(features, Optional.of(features.column(1)), full, 42, 2).encode(features);
  }

  @Benchmark
  public RandomForest forestOfWeka() throws Exception {
    RandomForest forest = new RandomForest();
    forest.setNumIterations(100);
    forest.setNumExecutionSlots(2);
    forest.buildClassifier(instances);
    return forest;
  }

  /** Of 5,000 points at most; where there are more, the rest go with their nearest. */
  @Benchmark
  public Labels ward() {
    return new Agglomerative(Linkage.WARD, ClusterCount.of(8)).fit(plane);
  }

  /** Of 500 points at most; the rest go to the nearest centroid. */
  @Benchmark
  public Labels wardOfWeka() {
    return new Hierarchical(ClusterCount.of(8)).fit(plane);
  }
}
