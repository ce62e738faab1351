package org.genera.hmm.structure;

import static org.genera.hmm.structure.Structure.FREE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.option.Option;
import org.genera.api.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransitionsFileTest {

  @TempDir Path folder;

  private Structure read(String text, List<String> names, String... options) throws IOException {
    Path file = folder.resolve("chain.csv");
    Files.writeString(file, text);
    Map<String, String> texts = new HashMap<>(Map.of("transitions-file", file.toString()));
    for (int i = 0; i < options.length; i += 2) {
      texts.put(options[i], options[i + 1]);
    }
    List<Option<?>> all = new ArrayList<>(StructureOptions.ALL);
    return new StructureChoice(Options.of(all, texts)).of(names);
  }

  private static final List<String> NAMES = List.of("1", "2", "3");

  @Test
  void numbersAreFixedAndTheRestIsFree() throws IOException {
    Structure structure =
        read("\uFEFFfrom, 3, 1, 2\nstart,0,1,0\n\n2, .25 ,?,\r\n3,1e-3,0,\n", NAMES);
    assertArrayEquals(new double[] {1, 0, 0}, structure.start());
    assertArrayEquals(
        new double[] {FREE, FREE, FREE, FREE, FREE, 0.25, 0, FREE, 1e-3}, structure.transitions());
    assertEquals(2 + 1 + 0, structure.parameters());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "from,1,2\\n1,?,?|chain.csv:1: the column of state '3' is missing",
        "from,1,2,3,4\\n|chain.csv:1:5: there is no state '4'; the states are 1, 2, 3",
        "from,1,2,2,3|chain.csv:1:4: there are two columns of '2'",
        "from,1,2,3,end|chain.csv:1:5: series have no end here; add ends=true",
        "from,1,2,3\\nx,?,?,?|chain.csv:2:1: there is no state 'x'",
        "from,1,2,3\\n1,?,?|chain.csv:2: the line has 3 cells, but the first line has 4",
        "from,1,2,3\\n1,?,?,?\\n\\n1,?,?,?|chain.csv:4: there are two lines of '1'",
        "from,1,2,3\\n1,?,half,?|chain.csv:2:3: 'half' is no probability",
        "from,1,2,3\\n1,?,-0.1,?|chain.csv:2:3: '-0.1' is no probability",
        "from,1,2,3\\n1,?,1.1,?|chain.csv:2:3: '1.1' is no probability",
        "from,1,2,3\\n1,?,NaN,?|chain.csv:2:3: 'NaN' is no probability",
        "from,1,2,3\\n2,.5,.6,|chain.csv:2: '2' is no distribution: its fixed entries sum to 1.1",
        "from,1,2,3\\n2,.5,.4,0|chain.csv:2: '2' is no distribution: its entries are all fixed",
        "from,1,2,3\\nstart,1,0,|chain.csv:2: 'start' is no distribution: its fixed entries sum to 1",
        "from,1,2,3\\n2,0,0,0|chain.csv:2: '2' is no distribution: its entries are all fixed",
        "from,1,2,~\"~3\\n|chain.csv:1: a quote is not closed",
        "~~|chain.csv:1: the file is empty",
        "garbage|chain.csv:1: the first line names no state",
        "from,end\\n|chain.csv:1: the first line names no state",
        "from,1,2,3\\nstart,1,0,0\\n1,?,?,0\\n2,?,?,0|State 3 can never be reached",
        "from,1,2,3\\nstart,1,0,0\\n1,1,0,0|Each of the states 2, 3 can never be reached"
      })
  void whatCannotBeIsRefusedWhereItStands(String text, String says) {
    String lines = text.replace("\\n", "\n").replace("~", "");
    GeneraException error = assertThrows(GeneraException.class, () -> read(lines, NAMES));
    assertTrue(error.getMessage().contains(says), error.getMessage());
  }

  @Test
  void theFileMustAgreeWithTheTopology() {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> read("to,1,2,3\n2,.5,?,?\n", NAMES, "topology", "left-to-right"));
    assertTrue(error.getMessage().contains("chain.csv:2:2: the topology fixes"), error.toString());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Options options = Options.of(StructureOptions.ALL, Map.of("transitions-file", "no/such.csv"));
    GeneraException error = assertThrows(GeneraException.class, () -> new StructureChoice(options));
    assertEquals(StandardError.NO_DATA, error.code());
    assertTrue(error.getMessage().contains("no/such.csv"), error.getMessage());
  }

  @Test
  void statesOfLabelsAreNamed() throws IOException {
    Structure structure =
        read("from,\"a, b\",\"say \"\"c\"\"\"\n\"a, b\",0.5,0.5\n", List.of("a, b", "say \"c\""));
    assertArrayEquals(new double[] {0.5, 0.5, FREE, FREE}, structure.transitions());
  }
}
