package clientele.steps.value;

import clientele.steps.core.value.Histories;
import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.ladder.Answer;
import clientele.steps.core.value.spend.SpendFit;
import clientele.steps.table.value.LifetimeFitRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes fits down: one row for each model, or one without a model. */
final class FitRows {
  private final Valuation valuation;
  private final Histories histories;

  FitRows(Valuation valuation, Histories histories) {
    this.valuation = valuation;
    this.histories = histories;
  }

  List<LifetimeFitRow> rows() {
    return valuation
        .fits()
        .map(
            fits ->
                List.of(row(fits.modified(), fits), row(fits.plain(), fits), row(fits.nbd(), fits)))
        .orElseGet(() -> List.of(row("NONE", Optional.empty(), Optional.empty())));
  }

  private LifetimeFitRow row(LifetimeFit fit, Answer.Fits fits) {
    return row(fit.model().name(), Optional.of(fit), Optional.of(fits));
  }

  private LifetimeFitRow row(String model, Optional<LifetimeFit> fit, Optional<Answer.Fits> fits) {
    Optional<SpendFit> spend = valuation.spending().fit();
    return new LifetimeFitRow(
        model,
        valuation.used().map(used -> used.model().name().equals(model)).orElse(false),
        valuation.answer().footing().name(),
        valuation.answer().reason(),
        histories.customers(),
        histories.repeaters(),
        valuation.horizon(),
        valuation.calibration().level(),
        valuation.calibration().customers() > 0 ? valuation.calibration().ratio() : null,
        parameter(fit, 0),
        error(fit, 0),
        parameter(fit, 1),
        error(fit, 1),
        parameter(fit, 2),
        error(fit, 2),
        parameter(fit, 3),
        error(fit, 3),
        fit.map(LifetimeFit::logLikelihood).orElse(null),
        fits.map(Answer.Fits::ratio).orElse(null),
        fits.map(Answer.Fits::limit).orElse(null),
        fit.map(LifetimeFit::smallestEigenvalue).orElse(null),
        spend.isPresent() ? "GAMMA_GAMMA" : "OWN_MEAN",
        valuation.spending().reason(),
        spend.map(SpendFit::p).orElse(null),
        spend.map(SpendFit::q).orElse(null),
        spend.map(SpendFit::v).orElse(null),
        valuation.spending().correlation());
  }

  private static @Nullable Double parameter(Optional<LifetimeFit> fit, int i) {
    return fit.filter(f -> i < f.parameters().length).map(f -> f.parameters()[i]).orElse(null);
  }

  private static @Nullable Double error(Optional<LifetimeFit> fit, int i) {
    return fit.filter(f -> i < f.parameters().length && f.hasCovariance())
        .map(f -> f.standardErrors()[i])
        .orElse(null);
  }
}
