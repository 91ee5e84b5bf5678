package org.terreau.brief;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text cut into words, signs and spaces, and what changes from one to another. */
final class Words {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\n|[^\\S\\n]+|.", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private Words() {}

    /** From `start` to `end` (not included), the words are replaced by others. */
    record Change(int start, int end, List<String> replacement) {

        Change {
            replacement = List.copyOf(replacement);
        }

        /** Another change that begins before this one ends, or right there, can't be applied beside it. */
        boolean touches(int otherStart, int otherEnd) {
            return start <= otherEnd && otherStart <= end;
        }
    }

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) words.add(matcher.group());
        return words;
    }

    static List<Change> changes(List<String> from, List<String> to) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            int start = delta.getSource().getPosition();
            changes.add(new Change(
                    start, start + delta.getSource().size(), delta.getTarget().getLines()));
        }
        return changes;
    }

    static String join(List<String> words) {
        return String.join("", words);
    }
}
