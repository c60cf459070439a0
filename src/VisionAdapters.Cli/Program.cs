using VisionAdapters.Cli;

using var interruption = new Interruption(Console.Error);
return await CommandLine.RunAsync(args, Screen.OfProcess(), interruption.Token).ConfigureAwait(false);
