namespace VisionAdapters.Cli;

/// <summary>What <c>doctor</c> found out about one part, and how to fix it.</summary>
internal sealed record HealthFinding(string Check, HealthState State, string Detail);
