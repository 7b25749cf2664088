package org.kelisim.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kelisim.json.Digest;

class TileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/000",
                "tile/0/x001/x234/067",
                "tile/7/x999/x999/x999/x999/x999/999",
                "tile/2/x001/000.p/255",
                "tile/entries/001.p/1"
            })
    void readsThePathsOfTheStandard(String path) {
        Tile tile = Tile.parse(path);
        assertThat(path.startsWith("tile/entries") ? tile.entriesPath() : tile.path())
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/0/1000",
                "tile/00/000",
                "tile/8/000",
                "tile/0/x000/001",
                "tile/0/001/x001",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/05",
                "tile/0/000.p/",
                "tile/0/000/",
                "tile/0/../000",
                "tile/entries/entries/000",
                "/tile/0/000",
                "tile/0/x001/x001/x001/x001/x001/x001/001",
                "tile/0/٠٠٠"
            })
    void refusesEveryOtherPath(String path) {
        assertThatThrownBy(() -> Tile.parse(path)).isInstanceOf(MalformedLogException.class);
    }

    @Test
    void partialTilesAreThoseOfTheStandardsExample() {
        assertThat(Tile.partials(70_000)).containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(Tile.partials(256)).containsExactly(new Tile(1, 0, 1));
        assertThat(Tile.partials(0)).isEmpty();
    }

    @Test
    void refusesATileThatIsEmptyAtThatSize() {
        assertThat(Tile.in(257, 0, 0).isFull()).isTrue();
        assertThat(Tile.in(257, 0, 1).width()).isEqualTo(1);
        assertThatThrownBy(() -> Tile.in(256, 0, 1)).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> Tile.in(5, 0, Long.MAX_VALUE)).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> Tile.in(5, 0, -1)).isInstanceOf(MalformedLogException.class);
    }

    @Test
    void bytesOfATileAreItsHashes() {
        var hashes = Trees.leaves(3);
        byte[] bytes = TileSource.encode(hashes);
        assertThat(bytes).hasSize(96);
        assertThat(TileSource.decode(bytes)).isEqualTo(hashes);
        for (int length : new int[] {0, 95, 97, 257 * 32}) {
            assertThatThrownBy(() -> TileSource.decode(new byte[length])).isInstanceOf(MalformedLogException.class);
        }
    }

    @Test
    void entriesStandAfterTheirLength() {
        List<Digest> entries = IntStream.range(0, 3)
                .mapToObj(i -> Digest.of(new byte[] {(byte) i}))
                .toList();
        byte[] bytes = Entries.encode(entries);
        assertThat(bytes).hasSize(150).startsWith(0, 48);
        assertThat(Entries.decode(bytes)).isEqualTo(entries);
        bytes[1] = 47;
        assertThatThrownBy(() -> Entries.decode(bytes)).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> Entries.decode(Arrays.copyOf(bytes, 149))).isInstanceOf(MalformedLogException.class);
        assertThatThrownBy(() -> Entries.decode(new byte[0])).isInstanceOf(MalformedLogException.class);
    }
}
