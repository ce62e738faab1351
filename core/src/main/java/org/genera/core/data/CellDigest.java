package org.genera.core.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.genera.api.data.Batch;
import org.genera.api.data.Schema;

/**
 * The SHA-256 of a table: of its schema's JSON, followed by the SHA-256 of the cells of each
 * column. It does not depend on how rows are cut into blocks.
 */
final class CellDigest {

  private final Schema schema;
  private final List<MessageDigest> columns = new ArrayList<>();
  private final CellOutput output = new CellOutput(bytes -> {});

  CellDigest(Schema schema) {
    this.schema = schema;
    for (int c = 0; c < schema.size(); c++) {
      columns.add(Sha256.start());
    }
  }

  /** Adds the next rows. */
  void add(Batch batch) {
    for (int c = 0; c < columns.size(); c++) {
      output.redirect(columns.get(c)::update);
      CellCodec.write(batch.column(c), 0, batch.rows(), output);
    }
    output.flush();
  }

  /** The digest of all that was added, in hexadecimal; no more can be added. */
  String finish() {
    MessageDigest all = Sha256.start();
    all.update(SchemaJson.write(schema).getBytes(StandardCharsets.UTF_8));
    columns.forEach(column -> all.update(column.digest()));
    return HexFormat.of().formatHex(all.digest());
  }
}
