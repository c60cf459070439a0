namespace VisionAdapters.Http;

/// <summary>A service by the id that programs read and the name that people read.</summary>
internal sealed record CloudService(string Id, string Name)
{
    /// <summary>A failure of this service.</summary>
    public TaggingException Failure(TaggingErrorKind kind, string problem, Exception? cause = null) =>
        new(kind, $"{Name} {problem}", cause) { Provider = Id };

    /// <summary>A request for what this service does not offer, and another one may.</summary>
    public TaggingException NotOffered(string problem) =>
        new(Failure(TaggingErrorKind.InvalidRequest, problem)) { Scope = TaggingErrorScope.Provider };
}
