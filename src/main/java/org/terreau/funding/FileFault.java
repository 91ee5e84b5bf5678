package org.terreau.funding;

import java.util.List;
import org.terreau.shared.Money;
import org.terreau.shared.Words;

/**
 * Why a row of a file is not taken, or how it was understood.
 *
 * @param line of the file, the header being the first
 * @param key of the sentence in the message bundles
 */
public record FileFault(long line, String key, List<Object> arguments) {

    public FileFault {
        arguments = List.copyOf(arguments);
    }

    static FileFault of(long line, String key, Object... arguments) {
        return new FileFault(line, key, List.of(arguments));
    }

    /** The sentence that says so. */
    public String told(Words words) {
        return words.t(
                key,
                arguments.stream()
                        .map(one -> one instanceof Money money ? words.money(money) : one)
                        .toArray());
    }
}
