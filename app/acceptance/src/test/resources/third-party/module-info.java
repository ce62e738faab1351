module com.acme.gamma {
  requires org.genera.api;
  requires info.picocli;

  provides org.genera.api.model.ModelFamily with
      com.acme.gamma.GammaFamily;
}
