package org.terreau.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packs made by hand, as no honest Git server sends them. */
class WeighedPackTests {

    @TempDir
    Path folder;

    /** A pack in the making. */
    private static final class Pack {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Pack(int objects) {
            bytes.writeBytes("PACK".getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(ByteBuffer.allocate(8).putInt(2).putInt(objects).array());
        }

        /** @return where it starts */
        int whole(byte[] content) throws IOException {
            int start = bytes.size();
            head(Constants.OBJ_BLOB, content.length);
            deflate(content);
            return start;
        }

        /** The same as what starts there, with another last sign. */
        int differing(int base, int size, char last) throws IOException {
            int start = bytes.size();
            byte[] delta = delta(size, last);
            head(Constants.OBJ_OFS_DELTA, delta.length);
            // Each digit but the last counts from one.
            int rest = start - base;
            byte[] digits = new byte[10];
            int at = digits.length;
            digits[--at] = (byte) (rest & 0x7f);
            while ((rest >>= 7) > 0) digits[--at] = (byte) (0x80 | --rest & 0x7f);
            bytes.write(digits, at, digits.length - at);
            deflate(delta);
            return start;
        }

        /** The same as the object of this name, with another last sign. */
        void differing(byte[] name, int size, char last) throws IOException {
            byte[] delta = delta(size, last);
            head(Constants.OBJ_REF_DELTA, delta.length);
            bytes.writeBytes(name);
            deflate(delta);
        }

        private static byte[] delta(int size, char last) {
            ByteArrayOutputStream delta = new ByteArrayOutputStream();
            for (int times = 0; times < 2; times++) {
                int rest = size;
                while (rest >= 0x80) {
                    delta.write(0x80 | rest & 0x7f);
                    rest >>= 7;
                }
                delta.write(rest);
            }
            int copied = size - 1;
            delta.write(0x80 | 0x10 | 0x20 | 0x40);
            delta.write(copied & 0xff);
            delta.write(copied >> 8 & 0xff);
            delta.write(copied >> 16 & 0xff);
            delta.write(1);
            delta.write(last);
            return delta.toByteArray();
        }

        private void head(int type, int size) {
            int rest = size >> 4;
            bytes.write((rest > 0 ? 0x80 : 0) | type << 4 | size & 15);
            while (rest > 0) {
                bytes.write((rest >> 7 > 0 ? 0x80 : 0) | rest & 0x7f);
                rest >>= 7;
            }
        }

        private void deflate(byte[] content) throws IOException {
            try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
                out.write(content);
            }
        }

        byte[] sent() throws NoSuchAlgorithmException {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes.toByteArray());
            bytes.writeBytes(digest);
            return bytes.toByteArray();
        }
    }

    private static byte[] name(byte[] blob) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        digest.update(("blob " + blob.length + "\0").getBytes(StandardCharsets.US_ASCII));
        return digest.digest(blob);
    }

    private int taken(InputStream pack) throws IOException {
        try (BoundedRepository repository = BoundedRepository.in(folder);
                ObjectInserter inserter = repository.newObjectInserter()) {
            var parser = inserter.newPackParser(pack);
            parser.parse(NullProgressMonitor.INSTANCE);
            return parser.getObjectCount();
        }
    }

    /** Each with a second object that waits for it, so that the library lets go of none. */
    private static byte[] chain(int depth, int size) throws IOException, NoSuchAlgorithmException {
        Pack pack = new Pack(1 + 2 * depth);
        int base = pack.whole(new byte[size]);
        for (int level = 0; level < depth; level++) {
            int below = base;
            base = pack.differing(below, size, (char) ('a' + level));
            pack.differing(below, size, (char) ('A' + level));
        }
        return pack.sent();
    }

    @Test
    void aChainOfSmallDifferencesIsTaken() throws Exception {
        assertThat(taken(new ByteArrayInputStream(chain(20, 100_000)))).isEqualTo(41);
    }

    @Test
    void aChainThatWouldFillTheMemoryIsRefused() throws Exception {
        byte[] pack = chain(25, 15 << 20);
        assertThat(pack.length).isLessThan(30_000);
        assertThatThrownBy(() -> taken(new ByteArrayInputStream(pack)))
                .isInstanceOf(TooLargeObjectInPackException.class);
    }

    @Test
    void soIsOneWhoseObjectsAreNamedByTheirContent() throws Exception {
        int size = 15 << 20;
        byte[] content = new byte[size];
        Pack pack = new Pack(4);
        pack.whole(content);
        for (char last = 'a'; last < 'd'; last++) {
            pack.differing(name(content), size, last);
            content[size - 1] = (byte) last;
        }
        byte[] sent = pack.sent();
        assertThatThrownBy(() -> taken(new ByteArrayInputStream(sent)))
                .isInstanceOf(TooLargeObjectInPackException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE, WeighedPack.MOST + 1})
    void soIsAPackThatAnnouncesMoreObjectsThanACatalogueHas(int announced) throws Exception {
        byte[] sent = new Pack(announced).sent();
        assertThatThrownBy(() -> taken(new ByteArrayInputStream(sent)))
                .isInstanceOf(TooLargeObjectInPackException.class);
    }

    @Test
    void howeverItIsCutOnTheWay() throws Exception {
        InputStream dripping = new ByteArrayInputStream(chain(20, 100_000)) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, 7));
            }
        };
        assertThat(taken(dripping)).isEqualTo(41);
    }
}
