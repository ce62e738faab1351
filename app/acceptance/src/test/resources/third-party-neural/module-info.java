module com.acme.net {
  requires org.genera.api;
  requires org.genera.neural;

  provides org.genera.api.model.ModelFamily with
      com.acme.net.NetFamily;
}
