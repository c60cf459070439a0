namespace VisionAdapters;

/// <summary>
/// The service keys of the taggers that are registered in a container, in the order of their registration. Every <c>Add...</c> method of a
/// provider adds its key to these options, so that a host can ask all taggers without looking into the container.
/// </summary>
public sealed class RegisteredImageTaggers
{
    /// <summary>Gets the service keys.</summary>
    public IList<string> Keys { get; } = [];
}
