namespace VisionAdapters.Cli.Tests;

/// <summary>Tests that set variables which others read: they run when no other does.</summary>
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public sealed class ProcessEnvironment;
