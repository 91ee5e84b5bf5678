package org.terreau.impact;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How an indicator is computed from others: numbers, names, {@code + - * /}, brackets and a few functions, nothing else.
 * Names are the codes of indicators and of the figures that other modules keep; units are followed through, and a value that
 * misses an operand, or divides by zero, is missing.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = factor { ("*" | "/") factor }
 * factor  = number | name | function "(" sum [ "," number ] ")" | "(" sum ")" | "-" factor
 * </pre>
 */
final class Formula {

    static final int LONGEST = 500;

    private static final int DEEPEST = 40;
    private static final int MOST_AVERAGED = 24;
    private static final int NESTED = 3;
    private static final MathContext PRECISION = MathContext.DECIMAL64;

    private final Node root;
    private final Unit unit;
    private final Set<String> names;

    private Formula(Node root, Unit unit, Set<String> names) {
        this.root = root;
        this.unit = unit;
        this.names = Set.copyOf(names);
    }

    /** What a name stands for, and in which unit; empty when nothing is called so. */
    interface Units {
        Optional<Unit> of(String name);
    }

    /** The value of a name in a period; empty when it is missing. */
    interface Values {
        Optional<BigDecimal> of(String name, LocalDate start);
    }

    /** What is wrong, and at which character, from 0. */
    static final class Wrong extends Exception {

        private final int at;
        private final String key;
        private final transient Object[] arguments;

        Wrong(int at, String key, Object... arguments) {
            super(key + " at " + at);
            this.at = at;
            this.key = key;
            this.arguments = arguments.clone();
        }

        int at() {
            return at;
        }

        String key() {
            return key;
        }

        Object[] arguments() {
            return arguments.clone();
        }
    }

    /** Reads a formula and checks its units. */
    static Formula read(String written, Units units) throws Wrong {
        if (written.length() > LONGEST) throw new Wrong(LONGEST, "impact.formula.long", LONGEST);
        Parser parser = new Parser(written, units);
        Typed whole = parser.sum(0);
        parser.end();
        return new Formula(whole.node(), whole.unit(), parser.names);
    }

    Unit unit() {
        return unit;
    }

    /** Every name it reads. */
    Set<String> names() {
        return names;
    }

    Optional<BigDecimal> value(Values values, Periodicity periodicity, LocalDate start) {
        return root.value(values, periodicity, start);
    }

    private interface Node {
        Optional<BigDecimal> value(Values values, Periodicity periodicity, LocalDate start);
    }

    private record Typed(Node node, Unit unit) {}

    private static final class Parser {

        private final String text;
        private final Units units;
        private final Set<String> names = new LinkedHashSet<>();
        private int at;
        private int functions;
        private boolean averaging;

        Parser(String text, Units units) {
            this.text = text;
            this.units = units;
            skip();
        }

        private void skip() {
            while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0')) at++;
        }

        private boolean next(String signs) {
            return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
        }

        void end() throws Wrong {
            if (at < text.length()) throw new Wrong(at, "impact.formula.unexpected", text.substring(at, at + 1));
        }

        private void expect(char sign) throws Wrong {
            if (!next(String.valueOf(sign))) throw new Wrong(at, "impact.formula.expected", String.valueOf(sign));
            at++;
            skip();
        }

        Typed sum(int depth) throws Wrong {
            if (depth > DEEPEST) throw new Wrong(at, "impact.formula.deep");
            Typed left = product(depth);
            while (next("+-−")) {
                int sign = at;
                boolean plus = text.charAt(at) == '+';
                at++;
                skip();
                Typed right = product(depth);
                if (!left.unit().equals(right.unit()))
                    throw new Wrong(sign, "impact.formula.units", shown(left.unit()), shown(right.unit()));
                Node one = left.node();
                Node other = right.node();
                left = new Typed(
                        (values, period, start) -> one.value(values, period, start)
                                .flatMap(a -> other.value(values, period, start)
                                        .map(b -> plus ? a.add(b, PRECISION) : a.subtract(b, PRECISION))),
                        left.unit());
            }
            return left;
        }

        private static String shown(Unit unit) {
            return unit.equals(Unit.NONE) ? "1" : unit.toString();
        }

        private Typed product(int depth) throws Wrong {
            Typed left = factor(depth);
            while (next("*×/÷")) {
                boolean times = text.charAt(at) == '*' || text.charAt(at) == '×';
                at++;
                skip();
                Typed right = factor(depth);
                left = times ? times(left, right) : over(left, right);
            }
            return left;
        }

        private static Typed times(Typed left, Typed right) {
            return new Typed(
                    (values, period, start) -> left.node()
                            .value(values, period, start)
                            .flatMap(a ->
                                    right.node().value(values, period, start).map(b -> a.multiply(b, PRECISION))),
                    left.unit().times(right.unit()));
        }

        private static Typed over(Typed left, Typed right) {
            return new Typed(
                    (values, period, start) -> left.node()
                            .value(values, period, start)
                            .flatMap(a -> right.node()
                                    .value(values, period, start)
                                    .filter(b -> b.signum() != 0)
                                    .map(b -> a.divide(b, PRECISION))),
                    left.unit().over(right.unit()));
        }

        private Typed factor(int depth) throws Wrong {
            if (depth > DEEPEST) throw new Wrong(at, "impact.formula.deep");
            if (at >= text.length()) throw new Wrong(at, "impact.formula.ends");
            char sign = text.charAt(at);
            if (sign == '-' || sign == '−') {
                at++;
                skip();
                Typed inner = factor(depth + 1);
                return new Typed(
                        (values, period, start) ->
                                inner.node().value(values, period, start).map(BigDecimal::negate),
                        inner.unit());
            }
            if (sign == '(') {
                at++;
                skip();
                Typed inner = sum(depth + 1);
                expect(')');
                return inner;
            }
            if (sign >= '0' && sign <= '9') {
                BigDecimal number = number();
                return new Typed((values, period, start) -> Optional.of(number), Unit.NONE);
            }
            if (letter(sign)) return named(depth);
            throw new Wrong(at, "impact.formula.unexpected", String.valueOf(sign));
        }

        private static boolean letter(char sign) {
            return sign >= 'a' && sign <= 'z';
        }

        private static boolean digit(char sign) {
            return sign >= '0' && sign <= '9';
        }

        private BigDecimal number() throws Wrong {
            int from = at;
            while (at < text.length() && digit(text.charAt(at))) at++;
            if (at + 1 < text.length() && text.charAt(at) == '.' && digit(text.charAt(at + 1))) {
                at++;
                while (at < text.length() && digit(text.charAt(at))) at++;
            }
            if (at - from > 20) throw new Wrong(from, "impact.formula.number");
            BigDecimal number = new BigDecimal(text.substring(from, at));
            skip();
            return number;
        }

        /** A hyphen belongs to a name when a letter or a digit follows; a subtraction has a space after its sign. */
        private String name() {
            int from = at;
            while (at < text.length()
                    && (letter(text.charAt(at))
                            || digit(text.charAt(at))
                            || (text.charAt(at) == '-' || text.charAt(at) == '_')
                                    && at + 1 < text.length()
                                    && (letter(text.charAt(at + 1)) || digit(text.charAt(at + 1))))) at++;
            String name = text.substring(from, at);
            skip();
            return name;
        }

        private Typed named(int depth) throws Wrong {
            int from = at;
            String name = name();
            if (next("(")) return function(name, from, depth);
            Unit unit = units.of(name).orElse(null);
            if (unit == null) throw new Wrong(from, "impact.formula.name", name);
            names.add(name);
            return new Typed((values, period, start) -> values.of(name, start), unit);
        }

        private Typed function(String name, int from, int depth) throws Wrong {
            boolean average = name.equals("moyenne-mobile");
            if (++functions > NESTED || average && averaging) throw new Wrong(from, "impact.formula.nested", NESTED);
            boolean outside = averaging;
            averaging |= average;
            expect('(');
            Typed inner = sum(depth + 1);
            averaging = outside;
            functions--;
            Typed made = switch (name) {
                case "pourcent" -> percent(inner, from);
                case "an-dernier" ->
                    new Typed(
                            (values, period, start) -> inner.node().value(values, period, period.yearBefore(start)),
                            inner.unit());
                case "evolution" -> change(inner);
                case "moyenne-mobile" -> moving(inner);
                default -> throw new Wrong(from, "impact.formula.function", name);
            };
            expect(')');
            return made;
        }

        private static Typed percent(Typed inner, int from) throws Wrong {
            if (!inner.unit().equals(Unit.NONE))
                throw new Wrong(from, "impact.formula.percent", inner.unit().toString());
            return new Typed(
                    (values, period, start) -> inner.node()
                            .value(values, period, start)
                            .map(value -> value.multiply(BigDecimal.valueOf(100), PRECISION)),
                    Unit.read("%"));
        }

        /** Over a year, in percent of what it was. */
        private static Typed change(Typed inner) {
            return new Typed(
                    (values, period, start) -> inner.node()
                            .value(values, period, start)
                            .flatMap(now -> inner.node()
                                    .value(values, period, period.yearBefore(start))
                                    .filter(then -> then.signum() != 0)
                                    .map(then -> now.subtract(then)
                                            .multiply(BigDecimal.valueOf(100))
                                            .divide(then.abs(), PRECISION))),
                    Unit.read("%"));
        }

        /** The average of the last periods that have a value; the period itself must have one. */
        private Typed moving(Typed inner) throws Wrong {
            expect(',');
            int from = at;
            if (at >= text.length() || !digit(text.charAt(at)))
                throw new Wrong(at, "impact.formula.periods", MOST_AVERAGED);
            BigDecimal typed = number();
            if (typed.scale() > 0 || typed.signum() == 0 || typed.compareTo(BigDecimal.valueOf(MOST_AVERAGED)) > 0)
                throw new Wrong(from, "impact.formula.periods", MOST_AVERAGED);
            int periods = typed.intValueExact();
            return new Typed(
                    (values, period, start) -> {
                        if (inner.node().value(values, period, start).isEmpty()) return Optional.empty();
                        BigDecimal sum = BigDecimal.ZERO;
                        int counted = 0;
                        for (int back = 0; back < periods; back++) {
                            Optional<BigDecimal> value = inner.node().value(values, period, period.plus(start, -back));
                            if (value.isEmpty()) continue;
                            sum = sum.add(value.get());
                            counted++;
                        }
                        return Optional.of(sum.divide(BigDecimal.valueOf(counted), PRECISION));
                    },
                    inner.unit());
        }
    }
}
