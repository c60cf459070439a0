namespace VisionAdapters.Taxonomy;

/// <summary>
/// What a confidence of one value is worth: the chance that the value is true. The curve is a beta calibration (Kull, Silva Filho and Flach
/// 2017, "Beta calibration"): <c>logit p = Intercept + LogWeight ln s - ComplementWeight ln(1 - s)</c> for a confidence s, which contains
/// Platt's scaling of logit s as the case of equal weights. Its weights are not negative, so a higher confidence is never worth less, nor
/// less than no confidence at all.
/// </summary>
public readonly record struct CalibrationCurve
{
    /// <summary>The least distance of a confidence from 0 and 1 that the curve tells apart.</summary>
    private const double Margin = 1e-3;

    /// <summary>Gets the log-odds at a confidence whose two terms cancel.</summary>
    public required double Intercept { get; init; }

    /// <summary>Gets the weight of ln s, at least 0.</summary>
    public required double LogWeight { get; init; }

    /// <summary>Gets the weight of -ln(1 - s), at least 0.</summary>
    public required double ComplementWeight { get; init; }

    /// <summary>Gets the chance in [0, 1] that the value is true when the provider does not name it.</summary>
    public required double Absent { get; init; }

    /// <summary>Gets the number of images of the fit on which the provider named the value.</summary>
    public int Scored { get; init; }

    /// <summary>Gets the number of those on which the value was true.</summary>
    public int Positives { get; init; }

    /// <summary>Turns a confidence into a probability.</summary>
    /// <param name="confidence">The confidence in [0, 1]; 0 when the provider does not name the value.</param>
    /// <returns>A probability in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in [0, 1].</exception>
    public double Apply(double confidence)
    {
        if (confidence is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence is from 0 to 1.");
        }

        if (confidence == 0)
        {
            return Absent;
        }

        var (log, complement) = Features(confidence);
        return Math.Max(Absent, 1 / (1 + Math.Exp(-(Intercept + (LogWeight * log) + (ComplementWeight * complement)))));
    }

    /// <summary>
    /// Gets ln s and -ln(1 - s) of a confidence s, the features that the weights belong to, kept away from infinity: what a fitter needs.
    /// </summary>
    /// <param name="confidence">The raw confidence, in [0, 1].</param>
    /// <returns>Both features, each finite.</returns>
    public static (double Log, double Complement) Features(double confidence)
    {
        var kept = Math.Clamp(confidence, Margin, 1 - Margin);
        return (Math.Log(kept), -Math.Log(1 - kept));
    }
}
