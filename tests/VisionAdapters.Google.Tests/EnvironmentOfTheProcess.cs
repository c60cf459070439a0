namespace VisionAdapters.Google.Tests;

/// <summary>Tests that change the environment of the process run while no others do.</summary>
[CollectionDefinition("environment", DisableParallelization = true)]
public sealed class EnvironmentOfTheProcess;
