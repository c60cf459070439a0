namespace VisionAdapters.Evaluation;

/// <summary>What became of an image at a provider.</summary>
public enum ImageOutcome
{
    /// <summary>It was answered, with or without values.</summary>
    Answered = 0,

    /// <summary>The provider was not asked for it. It is left out of the scores of all providers.</summary>
    NotAsked = 1,

    /// <summary>The provider would not take the image for what it is: its size, its format, or damage.</summary>
    Refused = 2,

    /// <summary>There was no answer for another reason, such as an outage.</summary>
    Failed = 3,
}
