namespace VisionAdapters.Bakeoff;

/// <summary>Where the answers of a run go.</summary>
internal interface IAnswerStore
{
    /// <summary>
    /// Stores a record, now or with later ones. While the store cannot be written to this waits: an answer that came is not dropped.
    /// </summary>
    ValueTask AddAsync(OutcomeRecord record);
}

/// <summary>Tells what a provider needs no asking for.</summary>
internal interface ISettledAnswers : IDisposable
{
    /// <summary>Gets a value indicating whether the request was ever answered.</summary>
    bool HasAnswer { get; }

    /// <summary>Tells whether an image was answered, or failed for good.</summary>
    bool Contains(string content);
}
