package org.genera.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.data.ColumnType;
import org.genera.api.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkOptionsTest {

  private static final ColumnType.Image PICTURE = new ColumnType.Image(3, 7, 5);

  private static Options options(String given) {
    Map<String, String> texts =
        Arrays.stream(given.split(" "))
            .filter(text -> !text.isEmpty())
            .collect(
                Collectors.toMap(
                    text -> text.substring(0, text.indexOf('=')),
                    text -> text.substring(text.indexOf('=') + 1)));
    return Options.of(NetworkOptions.ALL, texts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|network=mlp hidden=512,256 activation=relu normalisation=none",
        "hidden=7 normalisation=layer|network=mlp hidden=7 activation=relu normalisation=layer",
        "network=conv|network=conv channels=32,64 activation=relu normalisation=none",
        "network=conv channels=8 activation=leaky-relu normalisation=group groups=2"
            + "|network=conv channels=8 activation=leaky-relu normalisation=group groups=2",
        "network=resnet|network=resnet channels=32,64 blocks=1 activation=relu normalisation=layer",
        "network=resnet blocks=2 normalisation=none"
            + "|network=resnet channels=32,64 blocks=2 activation=relu normalisation=none"
      })
  void networksAreWhatOptionsSay(String given, String words) {
    Optional<ColumnType.Image> image = Optional.of(PICTURE);
    Architecture encoder = NetworkOptions.encoder(options(given), image, PICTURE.size() + 2, 8);
    Architecture decoder = NetworkOptions.decoder(options(given), image, 4, 2 * PICTURE.size());
    assertEquals(words, encoder.words());
    assertEquals(PICTURE.size() + 2, encoder.inputs());
    assertEquals(8, encoder.outputs());
    assertEquals(4, decoder.inputs());
    assertEquals(2 * PICTURE.size(), decoder.outputs());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network=conv hidden=5|'hidden' has no effect with network=conv",
        "channels=5|'channels' has no effect with network=mlp",
        "network=conv blocks=2|'blocks' has no effect with network=conv",
        "network=conv groups=2|'groups' has no effect with normalisation=none",
        "network=resnet groups=2|'groups' has no effect with normalisation=layer",
        "normalisation=group|choose normalisation=layer",
        "network=conv channels=8,12 normalisation=group|12, which is no multiple of groups=8"
      })
  void optionsThatDoNotGoTogetherAreRefused(String given, String message) {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> {
              NetworkOptions.requireEffect(options(given));
              NetworkOptions.encoder(options(given), Optional.of(PICTURE), PICTURE.size(), 8);
            });
    assertEquals(StandardError.INVALID_OPTION, error.code());
    assertTrue(String.valueOf(error.getMessage()).contains(message), error.getMessage());
  }

  @Test
  void aTableHasNoNeighboursToConvolve() {
    GeneraException error =
        assertThrows(
            GeneraException.class,
            () -> NetworkOptions.encoder(options("network=conv"), Optional.empty(), 4, 8));
    assertTrue(
        String.valueOf(error.getMessage()).contains("needs one column of images"),
        error.getMessage());
  }
}
