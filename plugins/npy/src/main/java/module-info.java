/** NumPy array files as tables: the format {@code npy}. */
@org.jspecify.annotations.NullMarked
module org.genera.npy {
  requires org.genera.api;
  requires org.genera.numerics;
  requires static org.jspecify;

  provides org.genera.api.data.DatasetFormat with
      org.genera.npy.NpyFormat;
}
