package org.kelisim.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the field that a JSON pointer into the body of a type leads to. */
final class Places {
    private static final int LAST = Integer.MAX_VALUE;
    private static final Label BODY = Messages.label("place.body");

    private final List<FormField> fields;

    Places(NoticeType type) {
        this.fields = type.fields();
    }

    /**
     * @param order compares as the form reads: by field, then item, then field in the item
     * @param label such as "Route 1 › Waypoint 2 › Country"
     */
    record Place(List<Integer> order, Label label) implements Comparable<Place> {
        @Override
        public int compareTo(Place that) {
            int different = Arrays.mismatch(
                    order.stream().mapToInt(it -> it).toArray(),
                    that.order.stream().mapToInt(it -> it).toArray());
            if (different < 0) {
                return 0;
            }
            return different < Math.min(order.size(), that.order.size())
                    ? order.get(different).compareTo(that.order.get(different))
                    : Integer.compare(order.size(), that.order.size());
        }
    }

    /** Never fails: a pointer that leaves the form ends at the last field it passed. */
    Place find(String pointer) {
        var order = new ArrayList<Integer>();
        var labels = new ArrayList<Label>();
        List<FormField> here = fields;
        String[] segments =
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            int index = indexOf(here, segments[i]);
            order.add(index);
            if (index == LAST) {
                break;
            }
            FormField field = here.get(index);
            here = field.fields();
            if (field.repeatable() && i + 1 < segments.length) {
                int item = item(segments[++i]);
                order.add(item);
                labels.add(Label.compose(text -> text.apply(field.item()) + " " + (item + 1), field.item()));
            } else {
                labels.add(field.label());
            }
        }
        return new Place(order, labels.isEmpty() ? BODY : join(labels));
    }

    private static int indexOf(List<FormField> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return LAST;
    }

    private static int item(String segment) {
        return segment.matches("[0-9]{1,6}") ? Integer.parseInt(segment) : 0;
    }

    private static Label join(List<Label> labels) {
        return Label.compose(
                text -> String.join(" › ", labels.stream().map(text).toList()), labels.toArray(Label[]::new));
    }
}
