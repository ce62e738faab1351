package org.genera.images.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxLabelsTest {

  private static IdxFile file(Path path, ByteBuffer content) throws IOException {
    Files.write(path, content.array());
    return IdxFile.open(path, path.toString());
  }

  @Test
  void oneValueStandsForNoLabel(@TempDir Path folder) throws IOException {
    byte[] values = {7, -1, 0, 7, -1};
    ByteBuffer labels = ByteBuffer.allocate(13).putInt(0x801).putInt(5).put(values);
    ByteBuffer images =
        ByteBuffer.allocate(21).putInt(0x803).putInt(5).putInt(1).putInt(1).put(new byte[5]);
    try (IdxFile classes = file(folder.resolve("labels"), labels);
        IdxFile pictures = file(folder.resolve("images"), images)) {
      IdxLabels all = IdxLabels.of(classes, pictures, OptionalInt.empty(), Optional.empty());
      assertEquals(List.of("0", "7", "255"), all.levels());
      assertArrayEquals(new int[] {1, 2, 0, 1, 2}, all.codes(0, 5));
      IdxLabels some = IdxLabels.of(classes, pictures, OptionalInt.of(255), Optional.empty());
      assertEquals(List.of("0", "7"), some.levels());
      assertArrayEquals(new int[] {1, -1, 0, 1, -1}, some.codes(0, 5));
      Optional<KeptLabels> two = Optional.of(new KeptLabels(2, 1));
      IdxLabels few = IdxLabels.of(classes, pictures, OptionalInt.of(255), two);
      assertEquals(List.of("0", "7"), few.levels());
      assertEquals(2, java.util.Arrays.stream(few.codes(0, 5)).filter(y -> y >= 0).count());
    }
  }
}
