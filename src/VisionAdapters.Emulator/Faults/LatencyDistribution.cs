using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace VisionAdapters.Emulator;

/// <summary>A distribution of delays.</summary>
[Experimental(Experiments.Emulator)]
public sealed record LatencyDistribution
{
    private const double MaxMilliseconds = 10 * 60_000;
    private const double UsualSigma = 0.5;

    /// <summary>Initializes a new instance of the <see cref="LatencyDistribution"/> class.</summary>
    public LatencyDistribution()
    {
    }

    // See FaultRule.
    [JsonConstructor]
    internal LatencyDistribution(double maximumMilliseconds = MaxMilliseconds, double sigma = UsualSigma)
    {
        MaximumMilliseconds = maximumMilliseconds;
        Sigma = sigma;
    }

    /// <summary>Gets the distribution's shape.</summary>
    public LatencyShape Shape { get; init; }

    /// <summary>
    /// Gets the delay in milliseconds; the least one of <see cref="LatencyShape.Uniform"/>, the median of
    /// <see cref="LatencyShape.LogNormal"/>.
    /// </summary>
    public double Milliseconds { get; init; }

    /// <summary>
    /// Gets the greatest delay in milliseconds of <see cref="LatencyShape.Uniform"/>; longer ones of other shapes are cut to it. Ten
    /// minutes by default.
    /// </summary>
    public double MaximumMilliseconds { get; init; } = MaxMilliseconds;

    /// <summary>Gets the standard deviation of the delay's natural logarithm, for <see cref="LatencyShape.LogNormal"/>.</summary>
    public double Sigma { get; init; } = UsualSigma;

    /// <summary>Gets what is wrong with the distribution, or <see langword="null"/>.</summary>
    internal string? Problem => this switch
    {
        { Milliseconds: not (>= 0 and <= MaxMilliseconds) } => $"'milliseconds' must be from 0 to {MaxMilliseconds}",
        { MaximumMilliseconds: not (>= 0 and <= MaxMilliseconds) } => $"'maximumMilliseconds' must be from 0 to {MaxMilliseconds}",
        { Sigma: not (>= 0 and <= 5) } => "'sigma' must be from 0 to 5",
        _ when MaximumMilliseconds < Milliseconds => "'maximumMilliseconds' must not be less than 'milliseconds'",
        _ => null,
    };

    /// <summary>Draws a delay.</summary>
    /// <param name="random">A number whose bits are random.</param>
    internal TimeSpan Draw(ulong random)
    {
        var first = Seeded.Fraction(random);
        var delay = Shape switch
        {
            LatencyShape.Uniform => Milliseconds + (first * (MaximumMilliseconds - Milliseconds)),
            LatencyShape.LogNormal => Milliseconds * Math.Exp(Sigma * Normal(first, Seeded.Fraction(Seeded.Mix(random)))),
            _ => Milliseconds,
        };
        return TimeSpan.FromMilliseconds(Math.Min(delay, MaximumMilliseconds));
    }

    /// <summary>Makes a normally distributed number of two uniform ones (Box and Muller).</summary>
    private static double Normal(double first, double second) => Math.Sqrt(-2 * Math.Log(1 - first)) * Math.Cos(2 * Math.PI * second);
}
