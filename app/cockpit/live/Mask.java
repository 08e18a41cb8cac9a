package cockpit.live;

import cockpit.world.Fact;
import cockpit.world.Scrubber;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// Masks every text of a fact, whatever its kind: what must never be shown or stored, and the words that the stage's
/// file
/// names. Facts are records of texts, numbers and smaller records, so that none can be forgotten here.
public final class Mask {
    private static final String MASKED = "<masked>";

    private final List<String> words;

    /// @param words to be masked beside what is masked always
    public Mask(List<String> words) {
        this.words = List.copyOf(words);
    }

    /// A text with all of it masked.
    public String text(String text) {
        String clean = Scrubber.scrub(text);
        for (String word : words) {
            clean = clean.replace(word, MASKED);
        }
        return clean;
    }

    Fact fact(Fact fact) {
        return (Fact) masked(fact);
    }

    private Object masked(Object value) {
        return switch (value) {
            case String text -> text(text);
            case List<?> list -> list.stream().map(this::masked).toList();
            case Record whole -> whole(whole);
            default -> value;
        };
    }

    private Record whole(Record record) {
        Shape shape = SHAPES.get(record.getClass());
        Object[] parts = new Object[shape.parts().length];
        boolean same = true;
        try {
            for (int i = 0; i < parts.length; i++) {
                Object part = shape.parts()[i].invoke(record);
                parts[i] = masked(part);
                same &= parts[i].equals(part);
            }
            return same ? record : (Record) shape.maker().invokeWithArguments(parts);
        } catch (Throwable e) {
            throw new IllegalStateException("A fact cannot be masked: " + record.getClass(), e);
        }
    }

    /// How a kind of record is taken apart and made.
    private record Shape(MethodHandle[] parts, MethodHandle maker) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            try {
                var lookup = MethodHandles.publicLookup();
                RecordComponent[] components = type.getRecordComponents();
                var parts = new MethodHandle[components.length];
                for (int i = 0; i < parts.length; i++) {
                    parts[i] = lookup.unreflect(components[i].getAccessor());
                }
                Constructor<?> maker = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                return new Shape(parts, lookup.unreflectConstructor(maker));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A fact is not a public record: " + type, e);
            }
        }
    };
}
