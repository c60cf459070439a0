namespace VisionAdapters.Bakeoff;

/// <summary>One thing that a run's configuration consists of.</summary>
/// <param name="Key">Its name for people.</param>
/// <param name="Value">Its value, or the value's hash.</param>
/// <param name="DecidesAnswers">Whether answers would be other ones with another value. What does not is only scored with.</param>
internal sealed record ConfigurationEntry(string Key, string Value, bool DecidesAnswers);
