package org.genera.core;

import java.util.Set;
import org.genera.api.Progress;
import org.genera.api.ProgressListener;

/**
 * Says which of several families a notice comes from, and tells each warning once however often the
 * families train.
 *
 * @param listener who hears of it
 * @param family the family's name
 * @param told the warnings told so far
 */
record FamilyNotices(ProgressListener listener, String family, Set<String> told)
    implements ProgressListener {

  @Override
  public void progress(Progress progress) {
    listener.progress(
        new Progress(
            family + ": " + progress.phase(),
            progress.done(),
            progress.total(),
            progress.figures()));
  }

  @Override
  public void warning(String message) {
    String attributed = family + ": " + message;
    if (told.add(attributed)) {
      listener.warning(attributed);
    }
  }
}
