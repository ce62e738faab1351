package org.genera.api.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Finds the first bytes that are not UTF-8: readers only tell that there are some. */
final class MalformedText {

  private MalformedText() {}

  /** The line, from 1, of the first malformed bytes, or of the end if there are none. */
  static long line(InputStream in) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
    CharBuffer chars = CharBuffer.allocate(1 << 13);
    LineCounter lines = new LineCounter();
    boolean end = false;
    CoderResult result = CoderResult.UNDERFLOW;
    while (!end && !result.isError()) {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      end = read < 0;
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      result = decoder.decode(bytes, chars, end);
      bytes.compact();
      lines.add(chars.flip());
      chars.clear();
    }
    return lines.line;
  }

  /** Counts lines that end in LF, CR LF or CR. */
  private static final class LineCounter {
    private long line = 1;
    private char previous;

    void add(CharBuffer chars) {
      while (chars.hasRemaining()) {
        char c = chars.get();
        if (c == '\r' || (c == '\n' && previous != '\r')) {
          line++;
        }
        previous = c;
      }
    }
  }
}
