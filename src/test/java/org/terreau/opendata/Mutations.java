package org.terreau.opendata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Damages files as people, programs and networks do; the same seed damages them the same way. */
final class Mutations {

    private static final List<String> INTRUDERS = List.of(
            "a: &a [*a]",
            "b: &b\n  <<: *b",
            "<<: {title: fusion}",
            "c: !!python/object:os.system ls",
            "d: !!binary aGVsbG8=",
            "e: !!set {x, y}",
            "f: !!int douze",
            "g: !!float .nan",
            "h: !!omap [a: 1]",
            "i: *inconnue",
            "? [x, y]\n: z",
            "? {x: y}\n: z",
            "? \n: vide",
            "2: deux\n\"2\": encore",
            "title: deux fois",
            "mission: \"nul \\0 au milieu\"",
            "title: \"moitié \\ud800\"",
            "link: \"\\x07\\u2028\"",
            "contact: [a, b]",
            "incubator: {a: b}",
            "incubator: ''",
            "incubators: [[a]]",
            "sponsors: {a: b}",
            "sponsors: [{}, null, 3, /organisations/]",
            "events: oui",
            "events: [{name: [x], date: 2024-13-45}]",
            "events: [null]",
            "phases: []",
            "phases: {}",
            "phases: [investigation]",
            "phases: [{name: investigation}]",
            "phases: [{name: investigation, start: 0000-00-00}]",
            "phases: [{name: investigation, start: 99999-01-01}]",
            "phases: [{name: investigation, start: 2024-02-30}]",
            "phases: [{name: investigation, start: -2024-01-01}]",
            "phases: [{name: investigation, start: 2024-05-01, end: 2024-04-01}]",
            "phases: [{name: [investigation], start: 2024-05-01}]",
            "redirect_from: [/startups/, //, ..]",
            "redirect_from: {a: b}",
            "robots: [noindex]",
            "robots: {a: noindex}",
            "thematiques: [null, '', {a: b}]",
            "n: " + "9".repeat(5000),
            "n: 1e999999999",
            "n: 0x" + "f".repeat(400),
            "%YAML 9.9",
            "--- ",
            "...",
            "\t- tab",
            "@interdit",
            "`interdit`",
            "'ouvert",
            "\"ouvert",
            "[ouvert",
            "{ouvert",
            "| \n",
            "z: >-99\n  x",
            "# commentaire");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One of these files, damaged once or several times. */
    byte[] of(List<byte[]> corpus) {
        byte[] file = corpus.get(random.nextInt(corpus.size()));
        for (int times = 1 + random.nextInt(3); times > 0; times--) file = once(file, corpus);
        return file;
    }

    private byte[] once(byte[] file, List<byte[]> corpus) {
        return switch (random.nextInt(18)) {
            case 0 -> flipped(file);
            case 1 -> lines(file, lines -> lines.remove(at(lines)));
            case 2 -> lines(file, lines -> lines.add(at(lines), lines.get(at(lines))));
            case 3 -> lines(file, lines -> Collections.swap(lines, at(lines), at(lines)));
            case 4 ->
                lines(file, lines -> {
                    int line = at(lines);
                    lines.set(
                            line,
                            " ".repeat(random.nextInt(5)) + lines.get(line).strip());
                });
            case 5 -> inserted(file, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
            case 6 -> inserted(file, new byte[1 + random.nextInt(3)]);
            case 7, 8, 9, 10 ->
                lines(
                        file,
                        lines -> lines.add(
                                Math.min(lines.size(), 1 + random.nextInt(8)),
                                INTRUDERS.get(random.nextInt(INTRUDERS.size()))));
            case 11 ->
                new String(file, StandardCharsets.UTF_8)
                        .replace("\n", random.nextBoolean() ? "\r\n" : "\r")
                        .getBytes(StandardCharsets.UTF_8);
            case 12 -> joined("\uFEFF".getBytes(StandardCharsets.UTF_8), file);
            case 13 ->
                lines(
                        file,
                        lines -> lines.add(
                                Math.min(lines.size(), 1),
                                "w: " + "[".repeat(60 + random.nextInt(3000)) + "]".repeat(60)));
            case 14 -> lines(file, lines -> lines.add(at(lines), "---"));
            case 15 -> Arrays.copyOf(file, random.nextInt(file.length + 1));
            case 16 ->
                random.nextInt(20) == 0
                        ? lines(
                                file,
                                lines -> lines.add(
                                        Math.min(lines.size(), 1), "huge: " + "x".repeat(random.nextInt(1_200_000))))
                        : lines(file, lines -> {
                            int line = at(lines);
                            lines.set(line, lines.get(line) + "é".repeat(random.nextInt(3000)));
                        });
            default -> joined(file, corpus.get(random.nextInt(corpus.size())));
        };
    }

    private interface Edit {
        void make(List<String> lines);
    }

    private static byte[] lines(byte[] file, Edit edit) {
        List<String> lines = new ArrayList<>(List.of(new String(file, StandardCharsets.ISO_8859_1).split("\n", -1)));
        edit.make(lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String line : lines) {
            boolean ours = line.chars().anyMatch(one -> one > 255) || INTRUDERS.contains(line) || line.endsWith("é");
            out.writeBytes(line.getBytes(ours ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private int at(List<String> lines) {
        return random.nextInt(lines.size());
    }

    private byte[] flipped(byte[] file) {
        byte[] flipped = file.clone();
        for (int times = 1 + random.nextInt(5); times > 0 && flipped.length > 0; times--)
            flipped[random.nextInt(Math.min(flipped.length, 600))] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private byte[] inserted(byte[] file, byte[] intruder) {
        int place = random.nextInt(Math.min(file.length, 800) + 1);
        return joined(joined(Arrays.copyOf(file, place), intruder), Arrays.copyOfRange(file, place, file.length));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
