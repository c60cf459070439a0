namespace VisionAdapters.Cli;

// Written out: for top-level statements ASP.NET Core's generator would make the class public.
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var interruption = new Interruption(Console.Error, TimeProvider.System, Environment.Exit);
        return await CommandLine.RunAsync(args, Screen.ForProcess(), interruption.Token).ConfigureAwait(false);
    }
}
