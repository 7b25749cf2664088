package org.kelisim.portal.officials;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.officials.OfficialsDesk.Outcome;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.unlock.PinDialog;

/** Takes a coordinator's step under a fresh PIN and says what came of it. */
final class StepResult {

    private StepResult() {}

    /**
     * @param step is taken once the PIN is fresh
     * @param done is called when something was changed
     * @param failed is told what to read when nothing was
     */
    static void take(
            Component screen, OfficerSession session, Supplier<Outcome> step, Runnable done, Consumer<String> failed) {
        PinDialog.confirm(session, screen.getTranslation("officials.confirm"), () -> {
            Optional<String> problem = show(screen, session, step.get());
            problem.ifPresentOrElse(failed, done);
        });
    }

    /** What went wrong, if nothing was changed. */
    private static Optional<String> show(Component screen, OfficerSession session, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done() -> {
                Toast.tell(screen.getTranslation("officials.done"));
                yield Optional.empty();
            }
            case Outcome.Handout handout -> {
                new HandoutDialog(handout).open();
                yield Optional.empty();
            }
            case Outcome.OnlyHere(var reason) -> {
                Toast.warn(screen.getTranslation("officials.only-here", RoleWords.atIssuer(screen, reason)));
                yield Optional.empty();
            }
            case Outcome.AtIssuer(var reason) -> Optional.of(RoleWords.atIssuer(screen, reason));
            case Outcome.Refused(var reason) ->
                Optional.of(DirectoryNames.of(session.node(), UI.getCurrent().getLocale())
                        .worded(reason));
            case Outcome.ConfirmationNeeded() -> Optional.of(screen.getTranslation("officials.confirm"));
        };
    }
}
