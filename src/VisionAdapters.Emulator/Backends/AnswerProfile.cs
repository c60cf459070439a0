using System.Diagnostics.CodeAnalysis;

namespace VisionAdapters.Emulator;

/// <summary>
/// How well an emulated service sees, and how it talks. What is left to chance depends on the image alone, so that answers can be repeated.
/// </summary>
[Experimental(Experiments.Emulator)]
public sealed record AnswerProfile
{
    /// <summary>Gets the profile of a service that says nothing but what is true, with high scores.</summary>
    public static AnswerProfile Noiseless { get; } = new();

    /// <summary>Gets a profile that errs and chatters about as much as real services do.</summary>
    public static AnswerProfile Realistic { get; } = new()
    {
        MissProbability = 0.1,
        ParentProbability = 0.15,
        ConfusionProbability = 0.1,
        BackgroundProbability = 0.5,
        ScoreSpread = 0.25,
    };

    /// <summary>Gets how likely the service says nothing about a facet, in [0, 1].</summary>
    public double MissProbability { get; init; }

    /// <summary>Gets how likely the service says only what is above the true value in the taxonomy, in [0, 1].</summary>
    public double ParentProbability { get; init; }

    /// <summary>Gets how likely the service takes the true value for a sibling of it, in [0, 1].</summary>
    public double ConfusionProbability { get; init; }

    /// <summary>Gets how likely each label about people, clothes as such and the scene is added, in [0, 1].</summary>
    public double BackgroundProbability { get; init; }

    /// <summary>Gets how far scores lie below 0.99 at most, in [0, 0.35].</summary>
    public double ScoreSpread { get; init; } = 0.05;

    /// <summary>Gets the seed of everything that is left to chance.</summary>
    public int Seed { get; init; } = 1;
}
