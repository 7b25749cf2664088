package org.kelisim.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a tile: up to {@value #FULL} neighbouring hashes of one level, published under a path of their own (C2SP
 * tlog-tiles). Level 0 holds leaf hashes; each hash of a higher level is the root of a full tile one level below.
 *
 * @param level 0 to 7, which is enough for 2<sup>63</sup> leaves
 * @param index number of the tile within its level, from 0
 * @param width number of hashes, 1 to {@value #FULL}; below that the tile is partial
 */
public record Tile(int level, long index, int width) {
    /** The width of a full tile, 8,192 bytes. */
    public static final int FULL = 256;

    static final int HEIGHT = 8;
    private static final Pattern PATH =
            Pattern.compile("tile/([0-7]|entries)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** @throws MalformedLogException for other numbers */
    public Tile {
        if (level < 0 || level > 7 || index < 0 || width < 1 || width > FULL) {
            throw new MalformedLogException("there is no such tile");
        }
    }

    /** The tile at this place as it is in a tree of {@code size} leaves; refused if it is empty there. */
    public static Tile in(long size, int level, long index) {
        long hashes = size >>> (HEIGHT * level);
        long after = index > hashes / FULL ? 0 : hashes - index * FULL;
        return new Tile(level, index, (int) Math.min(after, FULL));
    }

    /** The partial tiles of a tree of {@code size} leaves, level 0 first. */
    public static List<Tile> partials(long size) {
        var tiles = new ArrayList<Tile>();
        for (int level = 0; level < 8 && size >>> (HEIGHT * level) > 0; level++) {
            long hashes = size >>> (HEIGHT * level);
            if (hashes % FULL != 0) {
                tiles.add(in(size, level, hashes / FULL));
            }
        }
        return tiles;
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** {@code tile/0/x001/x234/067} or, for a partial tile, {@code tile/0/x001/x234/067.p/5}. */
    public String path() {
        return "tile/" + level + "/" + place();
    }

    /** The path of the entries whose hashes this tile of level 0 holds: {@code tile/entries/000.p/5}. */
    public String entriesPath() {
        if (level != 0) {
            throw new IllegalStateException("only level 0 has entries");
        }
        return "tile/entries/" + place();
    }

    /** Reads what {@link #path} or {@link #entriesPath} wrote and nothing else. */
    public static Tile parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            throw new MalformedLogException("this is no path of a tile");
        }
        boolean entries = parts.group(1).equals("entries");
        int level = entries ? 0 : Integer.parseInt(parts.group(1));
        long index = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
        String partial = parts.group(3);
        int width = partial == null ? FULL : Integer.parseInt(partial);
        var tile = new Tile(level, index, width);
        if (!path.equals(entries ? tile.entriesPath() : tile.path())) {
            throw new MalformedLogException("this path of a tile has another form");
        }
        return tile;
    }

    private static String digits(long number) {
        return String.format(Locale.ROOT, "%03d", number);
    }

    private String place() {
        var text = new StringBuilder(digits(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            text.insert(0, "x" + digits(rest % 1000) + "/");
        }
        return isFull() ? text.toString() : text.append(".p/").append(width).toString();
    }
}
