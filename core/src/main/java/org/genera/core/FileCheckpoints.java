package org.genera.core;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.genera.api.GeneraException;
import org.genera.api.StandardError;
import org.genera.api.model.Checkpoints;
import org.genera.api.model.ModelArchive;
import org.genera.api.model.ModelArchiveWriter;
import org.genera.api.model.ModelFamily;
import org.genera.api.model.ModelHeader;
import org.genera.core.file.CheckpointFile;
import org.genera.core.file.TrainingIdentity;

/** Keeps the state of a training in a file. */
final class FileCheckpoints implements Checkpoints {

  private final CheckpointRequest request;
  private final TrainingIdentity training;
  private final Optional<ModelArchive> last;
  private long kept = System.nanoTime();

  private FileCheckpoints(
      CheckpointRequest request, TrainingIdentity training, Optional<ModelArchive> last) {
    this.request = request;
    this.training = training;
    this.last = last;
  }

  /**
   * Finds the state to go on from, if that is what is wanted.
   *
   * @param header what is known of the model to be
   */
  static FileCheckpoints of(
      CheckpointRequest request, TrainingIdentity training, ModelHeader header) {
    Optional<ModelArchive> last =
        request.resume() && Files.exists(request.file())
            ? Optional.of(CheckpointFile.read(request.file(), training, header))
            : Optional.empty();
    return new FileCheckpoints(request, training, last);
  }

  static void requireResumable(ModelFamily family) {
    if (!family.resumable()) {
      throw new GeneraException(
          StandardError.USAGE,
          "Family '"
              + family.name()
              + "' keeps no checkpoints: its training cannot be resumed. Leave --checkpoint out.");
    }
  }

  @Override
  public Optional<ModelArchive> last() {
    return last;
  }

  @Override
  public boolean isDue() {
    return Duration.ofNanos(System.nanoTime() - kept).compareTo(request.every()) >= 0;
  }

  @Override
  public void keep(Consumer<ModelArchiveWriter> state) {
    CheckpointFile.write(training, state, request.file());
    kept = System.nanoTime();
  }
}
