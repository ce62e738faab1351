/** Data that are made rather than read: the format {@code toy}. */
@org.jspecify.annotations.NullMarked
module org.genera.toy {
  requires org.genera.api;
  requires java.desktop;
  requires static org.jspecify;

  provides org.genera.api.data.DatasetFormat with
      org.genera.toy.ToyFormat;
}
