package org.kelisim.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.PartyStanding;
import org.kelisim.agreement.Step;
import org.kelisim.agreement.TermsUse;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.node.SystemNode;
import org.kelisim.client.text.Message;
import org.kelisim.json.CanonicalJson;
import org.kelisim.party.PartyCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code kelisim agreements}: the party's agreements, computed from the actions that this node has verified. */
@Command(name = "agreements", resourceBundle = "org.kelisim.cli.help")
final class AgreementsCommand implements Callable<Integer> {
    @Option(names = "--explain", descriptionKey = "explain")
    private boolean explain;

    @Mixin
    private @Nullable NodeOptions node;

    @Mixin
    private @Nullable OutputOptions output;

    @Override
    public Integer call() {
        Output out = OutputOptions.of(output);
        try (SystemNode opened = Objects.requireNonNull(node).open()) {
            Optional<Message> trouble = opened.catchUp();
            List<AgreementView> agreements = opened.agreements().all();
            agreements.forEach(it -> show(out, it));
            if (agreements.isEmpty()) {
                out.line(Message.of("cli.agreements-empty"));
            }
            if (trouble.isPresent()) {
                throw new Stop(ExitCode.TROUBLE, trouble.get());
            }
            return ExitCode.DONE;
        }
    }

    private void show(Output out, AgreementView view) {
        Locale locale = out.locale();
        out.json(() -> json(view, locale));
        out.line(String.join(
                "  ",
                view.id().value(),
                Step.text("state." + view.status().state().wire(), locale),
                view.status().since().map(it -> Step.day(it, locale)).orElse("-"),
                String.join(
                        ", ",
                        view.history().parties().stream().map(PartyCode::value).toList()),
                channel(view, locale)));
        if (explain) {
            view.status().steps().forEach(step -> out.line("    " + step.in(locale, PartyCode::value)));
        }
    }

    private static String channel(AgreementView view, Locale locale) {
        if (!view.trusted()) {
            return Message.of("channel.broken", view.id().value()).in(locale);
        }
        return switch (view.channel()) {
            case Channel.Open open ->
                Step.text("channel.open", locale) + " ("
                        + open.parties().stream().map(PartyCode::value).collect(Collectors.joining(", ")) + ")";
            case Channel.Closed closed -> Step.text(closed.reason().messageKey(), locale);
        };
    }

    private static ObjectNode standing(PartyStanding standing) {
        ObjectNode json = CanonicalJson.object()
                .put("party", standing.party().value())
                .put("state", standing.state().wire());
        standing.since().ifPresent(it -> json.put("since", it.toString()));
        return json;
    }

    private static ObjectNode json(AgreementView view, Locale locale) {
        ObjectNode json = CanonicalJson.object()
                .put("id", view.id().value())
                .put("title", view.history().agreement().titles().in(locale))
                .put("type", view.history().agreement().type().wire())
                .put("state", view.status().state().wire())
                .put("actions", view.actions().size())
                .put("trusted", view.trusted());
        view.status().since().ifPresent(it -> json.put("since", it.toString()));
        ArrayNode parties = json.putArray("parties");
        view.history().parties().forEach(it -> parties.add(it.value()));
        ArrayNode standings = json.putArray("standings");
        view.history().standings(view.day()).forEach(it -> standings.add(standing(it)));
        ArrayNode steps = json.putArray("explanation");
        view.status().steps().forEach(it -> steps.add(it.in(locale, PartyCode::value)));
        ObjectNode channel = json.putObject("channel");
        switch (view.channel()) {
            case Channel.Open open
            when view.trusted() -> {
                channel.put("open", true).put("terms", open.digest().hex());
                ArrayNode between = channel.putArray("between");
                open.parties().forEach(it -> between.add(it.value()));
                ArrayNode uses = channel.putArray("uses");
                open.terms().uses().stream().map(TermsUse::toJson).forEach(uses::add);
            }
            case Channel.Open open -> channel.put("open", false).put("reason", "not-trusted");
            case Channel.Closed closed ->
                channel.put("open", false).put("reason", closed.reason().wire());
        }
        return json;
    }
}
